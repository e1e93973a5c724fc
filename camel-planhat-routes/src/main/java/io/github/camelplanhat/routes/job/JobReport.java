/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * What one run of a job did; also how far it has got, while it runs. A job is what a template runs that is no sync, such as
 * an export. Jackson writes it as it is, without further modules.
 *
 * @param name the job, as its template instance is named
 * @param kind what it does, in a word: {@code export}, {@code pull}, {@code metrics}
 * @param run id of this run, unique among all runs
 * @param started when the run began
 * @param seconds how long it took, or has taken so far
 * @param counts what it did, in the order in which it is to be read: {@code records}, {@code written}, {@code calls} …;
 *     each name is a noun in the plural or a participle
 * @param failure why the run ended before it had done everything, or null
 * @param reasons what did not go well, and how often; values are cut out of the reasons so that equal problems fall
 *     together
 * @param clean whether it did everything, and nothing was refused, lost or left in doubt
 */
public record JobReport(
        String name,
        String kind,
        String run,
        @JsonSerialize(using = ToStringSerializer.class) Instant started,
        double seconds,
        Map<String, Long> counts,
        String failure,
        Map<String, Long> reasons,
        boolean clean) {

    public JobReport {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        if (clean && failure != null) {
            throw new IllegalArgumentException("a job that failed is not clean");
        }
    }

    /** Whether the run came to its end; some of its work may have failed all the same, see {@link #clean}. */
    public boolean completed() {
        return failure == null;
    }
}
