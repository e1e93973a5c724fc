/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.2. The keyables are inferred from the ids that its paths take. */
final class CampaignSpec {
    private CampaignSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("campaigns")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .required("name", "companyId")
                .companyId()
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(STRING, "name", "campaignPurpose")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "externalId", "sourceId")
                .field(OBJECT, "custom")
                .build();
    }
}
