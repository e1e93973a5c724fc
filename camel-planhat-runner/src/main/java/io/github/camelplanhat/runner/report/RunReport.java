/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import io.github.camelplanhat.runner.run.Results;

/**
 * What one invocation of {@code run} did, as it is written to the file of {@code --report}.
 *
 * @param started when the invocation began
 * @param seconds how long it took
 * @param exitCode what the process ends with, unless a signal ends it
 * @param failure why nothing could be run, or null
 * @param syncs one entry per sync, in the order in which they were run
 * @param jobs one entry per job, likewise
 */
@JsonSerialize
public record RunReport(
        @JsonSerialize(using = ToStringSerializer.class) Instant started,
        double seconds,
        int exitCode,
        String failure,
        List<SyncLine> syncs,
        List<JobLine> jobs) {

    public RunReport {
        syncs = List.copyOf(syncs);
        jobs = List.copyOf(jobs);
    }

    public static RunReport of(Instant started, Instant ended, int exitCode, String failure, Results results) {
        return new RunReport(
                started,
                Duration.between(started, ended).toMillis() / 1000.0,
                exitCode,
                failure,
                results.syncs().stream().map(SyncLine::of).toList(),
                results.jobs().stream().map(JobLine::of).toList());
    }

    /** The sums over all syncs. */
    @JsonProperty
    public SyncLine total() {
        return SyncLine.total(syncs);
    }
}
