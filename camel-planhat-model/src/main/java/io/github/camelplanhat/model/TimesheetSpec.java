/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;

/** API sheet, section 2.20. {@code timeEntries} is written as objects with an {@code _id} and read as plain ids. */
final class TimesheetSpec {
    private TimesheetSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("timesheets")
                .standardOperations()
                .bulkKeys("_id")
                .refersTo("timeEntry", "timeEntries")
                .refersTo("user", "assignedId", "approvedBy")
                .readOnly(ID, "_id")
                .field(STRING, "status")
                .field(OBJECT_ARRAY, "timeEntries")
                .field(STRING, "assignedModel")
                .field(ID, "assignedId")
                .field(EPOCH_DAYS, "dateFrom", "dateTo")
                .field(ID, "approvedBy")
                .field(DATE_TIME, "dateOfApproval")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .readOnly(INTEGER, "__v")
                .build();
    }
}
