/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * What {@code missingCompany} does with records whose company is not there yet. Planhat says of them, as far as is
 * documented, nothing at all (API sheet, section 2.7): they are those that name a company and that Planhat dropped without a
 * reason, or with one that speaks of the company.
 */
final class MissingCompany {
    /** How many waiting letters a run tries again. */
    static final int AT_ONCE = 1_000;

    private static final List<String> CHOICES = List.of("refuse", "wait");
    private static final String PREFIX = "waits for its company: ";
    private static final Pattern REASON =
            Pattern.compile("compan(y|ies)|gave no reason|dropped silently", Pattern.CASE_INSENSITIVE);
    private static final MissingCompany REFUSE = new MissingCompany(null);

    /** Null where such records are refused as any others. */
    private final CompanyReference reference;

    private MissingCompany(CompanyReference reference) {
        this.reference = reference;
    }

    static MissingCompany parse(String text, PlanhatObject object) {
        if (!CHOICES.contains(text)) {
            throw new IllegalArgumentException("missingCompany '" + text + "' is neither refuse nor wait"
                    + Names.nearest(text, CHOICES)
                            .map(n -> "; did you mean " + n + "?")
                            .orElse(""));
        }
        if (text.equals("refuse")) {
            return REFUSE;
        }
        return new MissingCompany(object.companyReference()
                .orElseThrow(() -> new IllegalArgumentException("missingCompany is wait, but " + object
                        + " records refer to no company: leave missingCompany out")));
    }

    boolean waits() {
        return reference != null;
    }

    /** Marks the rows of a settled batch that wait for their company. */
    long mark(List<BatchRow> rows) {
        long marked = 0;
        for (BatchRow row : rows) {
            boolean refused = row.status == OutcomeStatus.REFUSED;
            if (reference != null && refused && (row.missesCompany || row.travels && isWhy(row))) {
                row.waiting = true;
                row.reason = PREFIX + row.reason;
            }
            marked += row.waiting ? 1 : 0;
        }
        return marked;
    }

    /** How many of counted reasons are those of rows that wait. */
    static long count(Map<String, Long> reasons) {
        return reasons.entrySet().stream()
                .filter(e -> e.getKey().startsWith(PREFIX))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private boolean isWhy(BatchRow row) {
        return row.reason != null && REASON.matcher(row.reason).find() && namesCompany(row.record);
    }

    private boolean namesCompany(Map<String, Object> record) {
        return record.get(reference.field()) != null
                || reference
                        .plainExternalIdField()
                        .filter(f -> record.get(f) != null)
                        .isPresent();
    }
}
