/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.util.List;

import io.github.camelplanhat.routes.job.JobCounts;

/** The counts in the report of a run, as {@code docs/routes.md} explains them. */
final class MetricCounts {
    static final String ROWS = "rows";
    static final String OUTSIDE = "outside";
    static final String VALUES = "values";
    static final String UNCHANGED = "unchanged";
    static final String KEPT = "kept";
    static final String MISSING = "missing";
    static final String CHANGED = "changed";
    static final String SENT = "sent";
    static final String WOULD_BE_SENT = "would be sent";
    static final String REFUSED = "refused";
    static final String UNKNOWN = "unknown";
    static final String CALLS = "calls";

    /** Those of every run, in the order in which they are read. */
    static final List<String> ALL =
            List.of(ROWS, OUTSIDE, VALUES, UNCHANGED, MISSING, CHANGED, SENT, REFUSED, UNKNOWN, CALLS);

    static final JobCounts MEANING = JobCounts.of(ROWS).losing(REFUSED, UNKNOWN);

    private MetricCounts() {}
}
