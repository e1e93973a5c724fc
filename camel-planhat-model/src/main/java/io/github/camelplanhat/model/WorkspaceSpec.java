/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.23. */
final class WorkspaceSpec {
    private WorkspaceSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("workspaces")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .required("name", "companyId")
                .companyId()
                .refersTo("user", "ownerId")
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(STRING, "name")
                .field(ID, "ownerId", "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "externalId", "sourceId")
                .field(OBJECT, "custom")
                .build();
    }
}
