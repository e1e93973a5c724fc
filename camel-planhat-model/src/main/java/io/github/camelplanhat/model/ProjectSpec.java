/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.15. */
final class ProjectSpec {
    private ProjectSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("projects")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .required("name", "companyId")
                .companyId()
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(STRING, "name")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "currency")
                .field(DATE_TIME, "startDate", "endDate")
                .field(NUMBER, "mrr", "arr", "nrr")
                .field(STRING, "externalId", "sourceId")
                .field(OBJECT, "custom")
                .readOnly(INTEGER, "__v")
                .build();
    }
}
