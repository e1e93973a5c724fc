/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/**
 * Licences (API sheet, section 2.10): term, value and renewal follow from each other; an open-ended licence has none of
 * them; the days to the renewal move by themselves.
 */
final class LicenseQuirks implements Quirks {
    private static final List<String> OF_FIXED_PERIODS =
            List.of("toDate", "value", "length", "renewalDate", "renewalPeriod");

    @Override
    public void derive(DocBuilder draft, Tenant tenant) {
        Ranges.notNegative(draft, "value");
        if (Boolean.FALSE.equals(draft.get("fixedPeriod"))) {
            OF_FIXED_PERIODS.forEach(name -> draft.set(name, null));
        } else if (draft.get("fromDate") instanceof String from && draft.get("toDate") instanceof String to) {
            fixed(draft, from, to);
        }
        if (draft.get("mrr") instanceof Number mrr) {
            draft.set("arr", 12 * mrr.doubleValue());
        }
    }

    private static void fixed(DocBuilder draft, String from, String to) {
        LocalDate first = day(from);
        // A term may end with its last day or with the day after; both make the same number of months.
        long months = ChronoUnit.MONTHS.between(first, day(to).plusDays(1));
        if (months <= 0) {
            return;
        }
        draft.set("length", months).set("renewalDate", to).setIfAbsent("renewalPeriod", months);
        if (draft.get("mrr") instanceof Number mrr && draft.get("value") == null) {
            draft.set("value", mrr.doubleValue() * months);
        } else if (draft.get("value") instanceof Number value && draft.get("mrr") == null) {
            draft.set("mrr", value.doubleValue() / months);
        }
    }

    private static LocalDate day(String date) {
        return Instant.parse(date).atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
        Reading.emptyArrays(record, out, "issues");
        Reading.defaults(record, out, "ongoing", "renewalStatus");
        Reading.defaults(record, out, false, "autoRenews", "toDateIncluded", "isOverdue");
        Reading.defaults(record, out, "month", "renewalUnit");
        Reading.defaults(record, out, "day", "noticeUnit");
        Reading.defaults(record, out, 0, "noticePeriod", "__v");
        if (record.get("renewalDate") instanceof String renewal) {
            LocalDate today = tenant.now().atZone(ZoneOffset.UTC).toLocalDate();
            out.field("renewalDaysFromNow", ChronoUnit.DAYS.between(today, day(renewal)));
        }
    }
}
