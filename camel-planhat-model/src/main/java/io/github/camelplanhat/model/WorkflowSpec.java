/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.24. The path is undocumented; it is only known to be listed with {@code limit} and {@code
 * offset}.
 */
final class WorkflowSpec {
    private WorkflowSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("workflows")
                .operations(LIST)
                .company(new CompanyReference("companyId", false, false, null))
                .paging("limit", "offset")
                .readOnly(STRING, "type")
                .readOnly(ID, "_id")
                .readOnly(STRING, "name")
                .readOnly(ANY, "owner")
                .readOnly(OBJECT, "custom")
                .readOnly(STRING, "status")
                .readOnly(NUMBER, "openRate", "clickRate", "replyRate", "bounceRate")
                .readOnly(ID, "targetId")
                .readOnly(STRING, "targetName", "targetModel")
                .readOnly(OBJECT, "templateId")
                .readOnly(ID, "companyId")
                .readOnly(STRING, "companyName")
                .readOnly(DATE_TIME, "startDate")
                .readOnly(NUMBER, "actualDays", "expectedDays")
                .readOnly(DATE_TIME, "expectedEndDate", "nextStartTime")
                .readOnly(BOOLEAN, "isArchived")
                .readOnly(DATE_TIME, "archiveDate")
                .readOnly(NUMBER, "percentDone")
                .readOnly(STRING, "endUserEmail")
                .readOnly(DATE_TIME, "createdAt", "updatedAt")
                .build();
    }
}
