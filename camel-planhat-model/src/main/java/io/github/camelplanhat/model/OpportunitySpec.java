/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.14. It can be read by its source id, but not matched by it. */
final class OpportunitySpec {
    private OpportunitySpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("opportunities")
                .standardOperations()
                .byExternalId(GET, UPDATE)
                .bySourceId(GET)
                .bulkKeys("_id", "externalId")
                .required("companyId")
                .companyId()
                .refersTo("user", "ownerId")
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "title", "salesStage", "status")
                .field(DATE_TIME, "dealDate", "landingDate", "closeDate")
                .field(ID, "ownerId")
                .field(STRING, "_currency")
                .field(NUMBER, "mrr", "arr", "nrr")
                .field(INTEGER, "contractLength")
                .field(NUMBER, "probability", "recurringValue")
                .field(STRING, "externalId", "sourceId")
                .readOnly(ARRAY, "stageHistory")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .field(OBJECT, "custom")
                .build();
    }
}
