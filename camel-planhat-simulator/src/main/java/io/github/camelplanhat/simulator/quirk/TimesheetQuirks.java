/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.List;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Timesheets (API sheet, section 2.20): time entries are written as objects and read as ids. */
final class TimesheetQuirks implements Quirks {

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        draft.setIfAbsent("status", "submitted").setIfAbsent("assignedModel", "User");
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        for (int i = 0; i < record.size(); i++) {
            boolean entries = record.name(i).equals("timeEntries");
            out.field(record.name(i), entries ? ids(record.value(i)) : record.value(i));
        }
        Reading.emptyArrays(record, out, "timeEntries");
        Reading.defaults(record, out, 0, "__v");
    }

    private static Object ids(Object entries) {
        return entries instanceof List<?> several
                ? several.stream()
                        .map(entry -> entry instanceof Doc doc ? doc.text("_id") : entry)
                        .toList()
                : entries;
    }
}
