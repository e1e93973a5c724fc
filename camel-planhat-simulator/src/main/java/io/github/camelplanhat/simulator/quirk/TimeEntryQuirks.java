/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Time entries (API sheet, section 2.19): 0.1 to 24 hours, with totals that are computed. */
final class TimeEntryQuirks implements Quirks {

    @Override
    public void derive(DocBuilder draft, Tenant tenant) {
        Ranges.check(draft, "hours", 0.1, 24);
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
        Reading.defaults(record, out, "draft", "timesheetStatus");
        total(record, "billableRate", "totalBilled", out);
        total(record, "costRate", "totalCost", out);
    }

    private static void total(Doc record, String rate, String total, FieldSink out) throws IOException {
        if (record.get(rate) instanceof Number perHour && record.get("hours") instanceof Number hours) {
            out.field(total, perHour.doubleValue() * hours.doubleValue());
        }
    }
}
