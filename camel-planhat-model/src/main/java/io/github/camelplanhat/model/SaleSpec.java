/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.16. A single create enforces nothing, a bulk insert does. */
final class SaleSpec {
    private SaleSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("sales")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .requiredForBulkInsert("companyId", "_currency", "value")
                .companyId()
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "_currency")
                .field(DATE_TIME, "salesDate")
                .field(NUMBER, "value")
                .field(STRING, "product", "externalId", "sourceId")
                .field(OBJECT, "custom")
                .build();
    }
}
