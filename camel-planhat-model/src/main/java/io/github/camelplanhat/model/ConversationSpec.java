/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.5. Documented are {@code _id} as a keyable and {@code srcid-} for update; the other keyables, and
 * {@code srcid-} for get, are likely but unverified.
 */
final class ConversationSpec {
    private ConversationSpec() {}

    static ObjectSpec spec() {
        return fields(ObjectSpecBuilder.at("conversations"))
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .required("companyId")
                .companyId()
                .page(30, 2000)
                .filterSeveral("companyId")
                .build();
    }

    /** The fields of every document below this path, which notes share. */
    static ObjectSpecBuilder fields(ObjectSpecBuilder spec) {
        return spec.refersTo("user", "ownerId", "users")
                .refersTo("enduser", "endusers")
                .readOnly(ID, "_id")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "subject")
                .field(BOOLEAN, "useSubject")
                .field(STRING, "description")
                .readOnly(STRING, "snippet")
                .field(DATE_TIME, "date")
                .readOnly(DATE_TIME, "outDate", "inDate", "createDate", "createdAt", "updatedAt", "updateDate")
                .field(STRING, "type")
                .readOnly(BOOLEAN, "isCustomType")
                .field(ID, "ownerId")
                .field(OBJECT_ARRAY, "users")
                .readOnly(ID_ARRAY, "userIds")
                .field(OBJECT_ARRAY, "endusers")
                .field(ID_ARRAY, "activityTags")
                .readOnly(STRING_ARRAY, "tags")
                .field(STRING, "externalId", "sourceId")
                .field(BOOLEAN, "starred", "pinned", "archived")
                .readOnly(BOOLEAN, "isOpen", "isSeen", "hasMore", "hasAttachments", "waitsToBeFiltered")
                .readOnly(ID_ARRAY, "emailTemplateIds")
                .readOnly(STRING_ARRAY, "timeBucket")
                .readOnly(INTEGER, "numberOfParts", "numberOfRelevantParts")
                .readOnly(ARRAY, "sender", "history")
                .readOnly(STRING, "assigneeName")
                .field(OBJECT, "custom")
                .readOnly(ARRAY, "autoTags", "followers")
                .readOnly(STRING, "companySourceId")
                .readOnly(ANY, "owner")
                .readOnly(ID, "userId")
                .readOnly(STRING, "nickName", "note")
                .readOnly(INTEGER, "__v");
    }
}
