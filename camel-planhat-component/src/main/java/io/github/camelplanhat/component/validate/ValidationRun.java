/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * The checks of one message's records. Each field is logged once by an endpoint, with its first finding; {@link #end} tells the
 * numbers of a message that has told something new.
 */
public final class ValidationRun {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.camelplanhat.component.validate");
    private static final int MOST_FIELDS = 20;

    private final Validate mode;
    private final PlanhatObject object;
    private final FieldCheck check;
    private final ToldFields told;
    private final Map<String, long[]> logged = new LinkedHashMap<>();
    private long findings;

    ValidationRun(Validate mode, PlanhatObject object, FieldCheck check, ToldFields told) {
        this.mode = mode;
        this.object = object;
        this.check = check;
        this.told = told;
    }

    /** The record itself; or, if it is to be refused, one whose problem names everything that is wrong with it. */
    public PlanhatRecord check(PlanhatRecord record) {
        if (check == null || record.problem() != null) {
            return record;
        }
        List<Finding> found = check.check(record.fields());
        boolean refuse = mode == Validate.REFUSE && found.stream().anyMatch(f -> !f.harmless());
        if (refuse) {
            String all = String.join("; ", found.stream().map(Finding::toString).toList());
            return new PlanhatRecord(record.index(), record.fields(), record.original(), all);
        }
        found.forEach(finding -> log(record, finding));
        return record;
    }

    private void log(PlanhatRecord record, Finding finding) {
        findings++;
        long[] times = logged.get(finding.field());
        if (times != null) {
            times[0]++;
        } else if (logged.size() < MOST_FIELDS && told.add(finding.field())) {
            logged.put(finding.field(), new long[] {1});
            LOG.warn("{}, record {}: {}", object, record.index(), finding);
        }
    }

    /** Sums up, if more was found than was logged. */
    public void end() {
        if (!logged.isEmpty() && findings > logged.size()) {
            String each = String.join(
                    ", ",
                    logged.entrySet().stream()
                            .map(e -> e.getKey() + " " + e.getValue()[0] + " times")
                            .toList());
            LOG.warn("{}: {} findings of validate in all: {}", object, findings, each);
        }
    }
}
