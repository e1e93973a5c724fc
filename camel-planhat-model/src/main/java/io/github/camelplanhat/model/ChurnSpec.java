/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.3. The keyable {@code sourceId} is inferred; nothing is required, though a company and a
 * value are advised.
 */
final class ChurnSpec {
    private ChurnSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("churn")
                .standardOperations()
                .bySourceId(UPDATE)
                .bulkKeys("_id", "sourceId")
                .companyId()
                .filter("companyId", "downgrades", "from", "to")
                .readOnly(ID, "_id")
                .field(DATE_TIME, "churnDate")
                .field(STRING_ARRAY, "reasons")
                .field(NUMBER, "value", "arr")
                .field(STRING, "currency", "comment", "description")
                .field(STRING_ARRAY, "products")
                .field(BOOLEAN, "onlyDowngrade", "snoozed")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "sourceId")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .field(OBJECT, "custom")
                .build();
    }
}
