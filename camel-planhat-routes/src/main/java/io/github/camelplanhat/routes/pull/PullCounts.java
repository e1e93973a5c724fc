/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.List;

import io.github.camelplanhat.routes.job.JobCounts;

/** What the report of a pull counts, in this order. */
final class PullCounts {
    /** Companies of the lookup, each once. */
    static final String COMPANIES = "companies";
    /** Calls of Planhat's API that read records. */
    static final String CALLS = "calls";

    static final String PER_THOUSAND = "callsPerThousandCompanies";
    /** Calls of Planhat's API that the lookup cost. */
    static final String LOOKUP_CALLS = "lookupCalls";

    static final String RECORDS = "records";
    /** Records that the sink has stored. */
    static final String WRITTEN = "written";
    /** Companies that were tried again. */
    static final String RETRIED = "retried";

    static final String FAILED = "failed";

    static final List<String> ORDER =
            List.of(COMPANIES, CALLS, PER_THOUSAND, LOOKUP_CALLS, RECORDS, WRITTEN, RETRIED, FAILED);

    static final JobCounts MEANING = JobCounts.of(COMPANIES).losing(FAILED).levels(PER_THOUSAND);

    private PullCounts() {}
}
