/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

/**
 * A run that ended before it had done everything. The cause is what stopped it, such as a
 * {@code PlanhatUnauthorizedException}; the report tells what was done until then.
 */
public final class JobFailedException extends RuntimeException {
    private final transient JobReport report;

    JobFailedException(JobReport report, Throwable cause) {
        super("job " + report.name() + " stopped: " + report.failure(), cause);
        this.report = report;
    }

    public JobReport getReport() {
        return report;
    }
}
