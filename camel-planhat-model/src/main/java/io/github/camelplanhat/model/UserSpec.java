/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.22. {@code roles} is written as ids; lists and update answers hold objects. */
final class UserSpec {
    private UserSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("users")
                .standardOperations()
                .byExternalId(GET, UPDATE)
                .bulkKeys("_id", "externalId", "email")
                .required("nickName", "email", "firstName", "lastName")
                .refersTo("user", "managers")
                .page(10000, 10000)
                .readOnly(ID, "_id")
                .field(STRING, "email", "nickName", "firstName", "lastName")
                .field(ID_ARRAY, "roles")
                .field(STRING, "externalId")
                .field(BOOLEAN, "inactive", "isHidden", "compressedView", "radarOneLine")
                .field(BOOLEAN, "isExposedAsSenderOption", "removed", "notificationsEnabled")
                .readOnly(OBJECT, "image")
                .field(STRING, "companyFilter", "taskFilter", "workflowFilter")
                .field(ID_ARRAY, "teams", "managers")
                .field(ANY, "permissions", "tzOffset")
                .field(INTEGER, "defaultMeetingLength")
                .field(ANY, "defaultCurrencyId")
                .readOnly(NUMBER, "mrr", "arr", "mrrAvg", "arrAvg", "healthAvg", "healthAvgRound", "npsAvg")
                .readOnly(NUMBER, "customerCount", "payingCustomerCount", "revenueShare")
                .readOnly(NUMBER, "nrOpenTasks", "nrOverDueTasks")
                .readOnly(NUMBER, "nrTasksDue7Days", "nrTasksDue14Days", "nrTasksDue30Days", "nrTasksDue90Days")
                .readOnly(NUMBER, "lastTouch7", "lastTouch30", "lastTouch90")
                .readOnly(NUMBER, "lastActive7", "lastActive30", "lastActive90")
                .readOnly(BOOLEAN, "dailyDigest", "followerUpdate", "inAppNotifications")
                .readOnly(DATE_TIME, "createDate", "createdAt", "updatedAt")
                .field(OBJECT, "custom")
                .readOnly(INTEGER, "__v")
                .build();
    }
}
