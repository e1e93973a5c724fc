/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.13. */
final class ObjectiveSpec {
    private ObjectiveSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("objectives")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .required("name", "companyId")
                .companyId()
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(STRING, "name")
                .field(NUMBER, "health")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "externalId", "sourceId")
                .field(BOOLEAN, "sharedInPortal")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .field(OBJECT, "custom")
                .build();
    }
}
