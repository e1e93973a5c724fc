/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.4. The fields of the documented create example are writable, although its table calls some
 * of them computed.
 */
final class CompanySpec {
    private CompanySpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("companies")
                .standardOperations()
                .leanList("leancompanies", "_id", "name", "externalId", "sourceId")
                .leanFilter("externalId", "sourceId", "status")
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .required("name")
                .refersTo("user", "owner", "coOwner")
                .page(100, 5000)
                .filterSeveral("companyId")
                .readOnly(ID, "_id")
                .field(STRING, "name")
                .field(ID, "owner", "coOwner")
                .field(STRING, "externalId", "sourceId", "phase", "status")
                .field(STRING_ARRAY, "domains")
                .field(INTEGER, "h", "csmScore")
                .field(STRING, "description", "address", "city", "zip", "country", "phonePrimary", "web")
                .field(STRING_ARRAY, "tags")
                .field(DATE_TIME, "customerFrom", "customerTo")
                .field(NUMBER, "mr", "nrr30", "mrrTotal", "nrrTotal", "mrTotal")
                .field(OBJECT, "custom")
                .readOnly(ID, "hProfile")
                .readOnly(NUMBER, "hDiff")
                .readOnly(DATE_TIME, "hDiffDate")
                .readOnly(NUMBER, "mrr", "arr", "renewalMrr", "renewalArr")
                .readOnly(DATE_TIME, "renewalDate")
                .readOnly(INTEGER, "renewalDaysFromNow")
                .readOnly(DATE_TIME, "lastRenewal")
                .readOnly(BOOLEAN, "autoRenews")
                .readOnly(DATE_TIME, "phaseSince", "lastTouch")
                .readOnly(STRING, "lastTouchType")
                .readOnly(ANY, "lastTouchTime")
                .readOnly(OBJECT, "lastTouchByType")
                .readOnly(EPOCH_MILLIS, "nextTouch")
                .readOnly(DATE_TIME, "nextTouchDate", "lastActive")
                .readOnly(ANY, "lastActiveTime")
                .readOnly(ARRAY, "lastActivities")
                .readOnly(OBJECT, "usage", "sunits")
                .readOnly(ARRAY, "csmScoreLog")
                .readOnly(NUMBER, "nps", "sentimentScore")
                .readOnly(OBJECT, "features", "shareable")
                .readOnly(ARRAY, "followers", "collaborators", "products")
                .readOnly(OBJECT_ARRAY, "licenses", "sales")
                .readOnly(ARRAY, "documents", "links", "alerts", "lastPerformedTriggers")
                .readOnly(ID, "headId", "orgRootId")
                .readOnly(STRING, "orgPath")
                .readOnly(NUMBER, "orgLevel")
                .readOnly(ANY, "orgUnits")
                .readOnly(NUMBER, "orgCount", "orgPathCount", "orgArrTotal")
                .readOnly(DATE_TIME, "createDate", "createdAt", "updatedAt", "lastUpdated")
                .readOnly(STRING, "slug")
                .readOnly(INTEGER, "__v")
                .build();
    }
}
