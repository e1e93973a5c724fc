/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.Set;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Custom fields (API sheet, section 2.6) are of one of the documented types. */
final class CustomFieldQuirks implements Quirks {
    private static final Set<String> TYPES = Set.of(
            "number",
            "text",
            "rich text",
            "checkbox",
            "day",
            "date",
            "list",
            "multipicklist",
            "team member",
            "team members",
            "rating",
            "phone",
            "email",
            "enduser",
            "endusers",
            "url");

    @Override
    public void derive(DocBuilder draft, Tenant tenant) {
        if (draft.get("type") instanceof String type && !TYPES.contains(type)) {
            throw Refused.because("unknown type of custom field: " + type);
        }
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
        Reading.defaults(record, out, false, "isHidden", "isFeatured", "isShared", "isLocked", "isMandatory");
        Reading.defaults(record, out, false, "isFormula", "treatUndefinedAsZero");
        Reading.emptyArrays(record, out, "listValues", "filter", "formulaRefs");
    }
}
