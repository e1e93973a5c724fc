/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

/** A sync was triggered while its previous run is still going on; nothing was read or sent for this trigger. */
public final class SyncBusyException extends RuntimeException {
    SyncBusyException(String sync, String holder) {
        super(
                "sync " + sync + " is still running (" + holder
                        + "); this trigger is refused. Trigger it again when the run has ended, or leave more time between triggers");
    }
}
