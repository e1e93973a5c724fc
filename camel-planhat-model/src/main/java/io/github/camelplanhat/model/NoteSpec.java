/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.11. A note is a conversation whose type is {@code note}; there is no path of its own. */
final class NoteSpec {
    private NoteSpec() {}

    static ObjectSpec spec() {
        return ConversationSpec.fields(ObjectSpecBuilder.at("conversations"))
                .standardOperations()
                .byExternalId(GET)
                .bulkKeys("_id")
                .requiredForCreate("companyId", "type")
                .requiredForBulkInsert("companyId")
                .fixed("type", "note")
                .company(new CompanyReference("companyId", false, true, "companyExternalId"))
                .page(30, 2000)
                .filterSeveral("companyId")
                .field(STRING, "companyExternalId")
                .build();
    }
}
