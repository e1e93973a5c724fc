/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

/**
 * A run that ended before its source did. The cause is what stopped it, such as a {@code PlanhatUnauthorizedException};
 * the report tells what had become of the rows until then. The watermark has not moved.
 */
public final class SyncFailedException extends RuntimeException {
    private final transient SyncReport report;

    SyncFailedException(SyncReport report, Throwable cause) {
        super("sync " + report.name() + " stopped after " + report.read() + " rows: " + report.failure(), cause);
        this.report = report;
    }

    public SyncReport getReport() {
        return report;
    }
}
