/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Map;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.12. A plain list ends 360 days ago; a hundred years stand for all answers. */
final class NpsSpec {
    private NpsSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("nps")
                .standardOperations()
                .bySourceId(GET, UPDATE)
                .bulkKeys("_id", "sourceId")
                .required("email", "score")
                .company(new CompanyReference("cId", false, false, null))
                .refersTo("enduser", "email")
                .refersTo("campaign", "campaignId")
                .page(100, 10000)
                .filterSeveral("companyId")
                .filter("npsExpiryDay")
                .completePass(Map.of("npsExpiryDay", "36500"))
                .sometimesReadAs("score", "nps")
                .sometimesReadAs("comment", "npsComment")
                .sometimesReadAs("dateAnswered", "npsDate")
                .readOnly(ID, "_id")
                .field(STRING, "email")
                .field(INTEGER, "score")
                .field(STRING, "comment")
                .field(DATE_TIME, "dateAnswered", "dateSent")
                .field(ID, "cId")
                .readOnly(ID, "euId")
                .field(ID, "campaignId")
                .field(STRING, "source", "sourceId")
                .field(OBJECT, "custom")
                .readOnly(INTEGER, "nps")
                .readOnly(STRING, "npsComment")
                .readOnly(DATE_TIME, "npsDate")
                .build();
    }
}
