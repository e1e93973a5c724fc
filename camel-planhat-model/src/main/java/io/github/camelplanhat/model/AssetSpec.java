/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.1. */
final class AssetSpec {
    private AssetSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("assets")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .required("name", "companyId")
                .companyId()
                .refersTo("user", "ownerId")
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(STRING, "name")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "externalId", "sourceId", "serialNumber")
                .field(NUMBER, "value")
                .field(STRING, "_currency")
                .field(DATE_TIME, "installDate")
                .field(STRING, "status")
                .field(ID, "ownerId")
                .readOnly(STRING, "ownerName")
                .field(OBJECT, "custom")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .readOnly(ARRAY, "followers")
                .build();
    }
}
