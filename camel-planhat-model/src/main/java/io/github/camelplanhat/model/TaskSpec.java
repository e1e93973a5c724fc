/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Map;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.17. Two passes list all tasks: it is unknown whether {@code isArchived} adds the archived
 * ones or selects them.
 */
final class TaskSpec {
    private TaskSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("tasks")
                .standardOperations()
                .bySourceId(GET, UPDATE)
                .bulkKeys("_id", "sourceId")
                .required("companyId")
                .companyId()
                .refersTo("user", "ownerId", "users")
                .refersTo("enduser", "endusers")
                .page(500, 10000)
                .filterSeveral("companyId", "enduserIds")
                .filter("isArchived")
                .completePass(Map.of())
                .completePass(Map.of("isArchived", "true"))
                .readOnly(ID, "_id")
                .field(STRING, "mainType")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "action", "description")
                .readOnly(STRING, "snippet")
                .field(DATE_TIME, "startTime", "endTime", "dateDone")
                .field(BOOLEAN, "noSpecificTime")
                .field(STRING, "repeat")
                .field(INTEGER, "repeatDays")
                .field(STRING, "type", "status")
                .field(ID, "ownerId")
                .readOnly(STRING, "ownerName")
                .readOnly(ANY, "doneBy")
                .field(BOOLEAN, "shared", "overdueNotified", "isArchived")
                .field(ARRAY, "activityTags", "endusers", "users")
                .field(OBJECT_ARRAY, "checklist")
                .field(STRING, "sourceId")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .field(OBJECT, "custom")
                .readOnly(INTEGER, "__v")
                .build();
    }
}
