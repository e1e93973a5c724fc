/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.metrics.Meters;
import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobProgress;

/** Finds the meters of jobs, if the application has a meter registry. Nothing of Micrometer is loaded where it is absent. */
public final class JobMeters {
    private static final JobProgress NONE = new JobProgress() {};

    private JobMeters() {}

    /** What is to be told of the runs of a job. */
    public static JobProgress of(CamelContext context, String job, String kind, JobCounts counts) {
        return Meters.possible(context) ? MicrometerJobMeters.of(context, job, kind, counts, NONE) : NONE;
    }
}
