/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.19. The company is the only association that can be set, hence {@code timesheetId} is
 * read-only.
 */
final class TimeEntrySpec {
    private TimeEntrySpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("timeentries")
                .standardOperations()
                .operations(DUPLICATE)
                .bulkKeys("_id")
                .required("date", "hours")
                .company(new CompanyReference("companyId", false, false, null))
                .filter("companyId")
                .readOnly(ID, "_id")
                .field(ID, "companyId")
                .field(DATE_TIME, "date")
                .field(NUMBER, "hours")
                .field(BOOLEAN, "isTimeOff", "isBillable")
                .field(STRING, "description", "billingCode", "currency")
                .field(NUMBER, "billableRate", "costRate")
                .readOnly(NUMBER, "totalBilled", "totalCost")
                .readOnly(STRING, "timesheetStatus")
                .readOnly(ID, "timesheetId")
                .build();
    }
}
