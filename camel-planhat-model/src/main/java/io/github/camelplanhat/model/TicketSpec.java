/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.18. A ticket is written with names of its own and read as a conversation: the {@code type} that
 * is read is always {@code ticket}, the written one presumably comes back as {@code subType}. {@code createdAt} and
 * {@code updatedAt} could be written in the historic API.
 */
final class TicketSpec {
    private TicketSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("tickets")
                .operations(BULK_UPSERT, LIST, DELETE)
                .bulkKeys("_id", "sourceId")
                .requiredForBulkInsert("sourceId", "email")
                .requiredOneOf("domains", "companyExternalId")
                .company(new CompanyReference("companyId", false, false, "companyExternalId"))
                .refersTo("enduser", "email")
                .page(500, 10000)
                .filterSeveral("companyId")
                .filter("status", "email", "search")
                .readAs("sourceId", "externalId")
                .readAs("title", "subject")
                .readAs("description", "snippet")
                .readAs("type", "subType")
                .readOnly(ID, "_id")
                .field(STRING, "sourceId", "email")
                .field(STRING_ARRAY, "domains")
                .field(ID, "companyId")
                .field(STRING, "companyExternalId", "source", "title", "description", "url")
                .field(STRING_ARRAY, "tags")
                .field(STRING, "type", "severity", "product")
                .field(INTEGER, "timeSpent")
                .field(STRING, "status")
                .field(OBJECT_ARRAY, "history")
                .field(STRING, "name", "agentEmail")
                .field(DATE_TIME, "createdAt", "updatedAt")
                .field(OBJECT, "custom")
                .readOnly(STRING, "externalId", "subType", "subject", "snippet")
                .readOnly(DATE_TIME, "createDate", "updateDate", "date", "inDate")
                .readOnly(INTEGER, "days")
                .readOnly(STRING_ARRAY, "timeBucket")
                .readOnly(STRING, "companyName")
                .readOnly(OBJECT_ARRAY, "endusers")
                .readOnly(BOOLEAN, "starred", "pinned")
                .readOnly(ID_ARRAY, "activityTags", "emailTemplateIds")
                .readOnly(BOOLEAN, "isOpen", "waitsToBeFiltered", "archived")
                .readOnly(OBJECT_ARRAY, "users")
                .readOnly(ARRAY, "sender")
                .build();
    }
}
