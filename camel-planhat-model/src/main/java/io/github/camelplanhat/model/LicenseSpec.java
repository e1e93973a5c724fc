/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.10. A single create enforces nothing, a bulk insert does. */
final class LicenseSpec {
    private LicenseSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("licenses")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId")
                .requiredForBulkInsert("companyId", "_currency", "value")
                .companyId()
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "externalId", "sourceId", "product", "_currency")
                .field(DATE_TIME, "fromDate", "toDate")
                .field(BOOLEAN, "fixedPeriod", "toDateIncluded")
                .field(NUMBER, "mrr", "arr", "value")
                .readOnly(NUMBER, "length")
                .field(STRING, "renewalStatus")
                .field(BOOLEAN, "autoRenews")
                .field(INTEGER, "renewalPeriod")
                .field(STRING, "renewalUnit")
                .readOnly(DATE_TIME, "renewalDate")
                .readOnly(INTEGER, "renewalDaysFromNow")
                .readOnly(NUMBER, "renewalMrr", "renewalArr")
                .field(INTEGER, "noticePeriod")
                .field(STRING, "noticeUnit")
                .readOnly(BOOLEAN, "isOverdue")
                .field(STRING, "invoiceCycle")
                .field(INTEGER, "invoiceCycleInterval")
                .field(ANY, "invoicesGenerated", "invoiceMuted")
                .field(STRING, "status")
                .field(ANY, "parent")
                .field(ARRAY, "issues")
                .field(NUMBER, "fcNewMrr", "fcNewArr", "fcNewMrrOptimistic", "fcNewMrrPessimistic")
                .field(NUMBER, "fcNewArrOptimistic", "fcNewArrPessimistic")
                .field(DATE_TIME, "fcNewStartDate")
                .field(OBJECT, "custom")
                .readOnly(INTEGER, "__v")
                .build();
    }
}
