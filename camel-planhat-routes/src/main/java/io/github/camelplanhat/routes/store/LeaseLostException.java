/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/** Another process has taken a sync over, because this one did not renew its lease in time. It must not write any more. */
public final class LeaseLostException extends RuntimeException {
    LeaseLostException(String sync) {
        super(
                "sync " + sync
                        + " lost its lease: this process was suspended or could not reach the state database for longer"
                        + " than the lease lasts, and another one may run the sync now. Nothing more is sent; look at the runs");
    }
}
