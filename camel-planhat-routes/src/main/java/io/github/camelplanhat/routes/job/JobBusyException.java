/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

/** A job was triggered while its previous run is still going on; nothing was done for this trigger. */
public final class JobBusyException extends RuntimeException {
    JobBusyException(String job, String holder) {
        super(
                "job " + job + " is still running (" + holder
                        + "); this trigger is refused. Trigger it again when the run has ended, or leave more time between triggers");
    }
}
