/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.IdKind.*;

/** API sheet, section 2.4. */
final class CompanySpec {
    private CompanySpec() {}

    static ObjectSpec spec() {
        return ObjectSpec.at("companies")
                .standardOperations()
                .operations(Operation.LEAN_LIST)
                .ids(Operation.GET, EXTERNAL_ID, SOURCE_ID)
                .ids(Operation.UPDATE, EXTERNAL_ID, SOURCE_ID)
                .ids(Operation.DELETE)
                .bulkKeys("_id", "sourceId", "externalId")
                .create("name")
                .bulkInsert("name")
                .page(100, 5000)
                .filterSeveral("companyId")
                .readOnly(FieldType.ID, "_id")
                .field(STRING, "name", "externalId", "sourceId")
                .field(FieldType.ID, "owner", "coOwner");
    }
}
