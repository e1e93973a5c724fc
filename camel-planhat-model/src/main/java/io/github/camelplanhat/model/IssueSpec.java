/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.9. */
final class IssueSpec {
    private IssueSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("issues")
                .standardOperations()
                .bySourceId(GET, UPDATE)
                .bulkKeys("_id", "sourceId")
                .required("title")
                .company(new CompanyReference("companyIds", true, true, null))
                .refersTo("enduser", "enduserIds")
                .refersTo("conversation", "conversationIds")
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(STRING, "title", "description")
                .field(ID_ARRAY, "companyIds")
                .readOnly(OBJECT_ARRAY, "companies")
                .field(ID_ARRAY, "enduserIds")
                .readOnly(OBJECT_ARRAY, "endusers")
                .field(ID_ARRAY, "conversationIds")
                .field(STRING, "sourceId", "source", "sourceUrl", "priority", "status")
                .field(BOOLEAN, "archived")
                .readOnly(NUMBER, "mrrCombined", "arrCombined")
                .field(STRING_ARRAY, "companyMatchingValue")
                .readOnly(ARRAY, "followers")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .field(OBJECT, "custom")
                .build();
    }
}
