/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Map;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.7. A company may be left out where the domain of the e-mail belongs to one. */
final class EnduserSpec {
    private EnduserSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("endusers")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "externalId", "email")
                .requiredOneOf("companyId", "email")
                .requiredOneOf("email", "externalId", "sourceId")
                .companyId()
                .filterSeveral("companyId")
                .filter("archived", "email", "euId")
                .completePass(Map.of("archived", "true"))
                .readOnly(ID, "_id")
                .field(STRING, "email", "firstName", "lastName")
                .readOnly(STRING, "name")
                .field(ID, "companyId")
                .readOnly(STRING, "companyName")
                .field(STRING, "externalId", "sourceId", "position", "phone", "linkedInUrl")
                .field(BOOLEAN, "featured", "primary", "archived")
                .field(STRING_ARRAY, "tags", "personas", "otherEmails")
                .field(BOOLEAN, "npsUnsubscribed")
                .field(OBJECT, "sharedNotificationsPrefs")
                .readOnly(INTEGER, "nps")
                .readOnly(STRING, "npsComment")
                .readOnly(DATE_TIME, "npsDate")
                .readOnly(ANY, "npsSent")
                .readOnly(
                        NUMBER, "beats", "beatsTotal", "beatTrend", "convs14", "convsTotal", "experience", "relevance")
                .readOnly(OBJECT, "usage")
                .field(DATE_TIME, "lastActive")
                .readOnly(DATE_TIME, "lastTouch")
                .readOnly(ANY, "lastTouchTime")
                .readOnly(OBJECT, "lastTouchByType")
                .readOnly(ARRAY, "lastActivities", "relatedEndusers")
                .readOnly(STRING, "emailMd5")
                .readOnly(DATE_TIME, "createDate", "createdAt", "updatedAt")
                .readOnly(INTEGER, "__v")
                .field(OBJECT, "custom")
                .build();
    }
}
