/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;

/** A call would have to wait longer for the quota than it may. */
public final class QuotaWaitException extends Exception {
    private final transient Duration needed;

    /** @param needed how long the wait would have to be at least, counted from its beginning */
    public QuotaWaitException(Duration needed) {
        super("the quota demands a wait of at least " + needed);
        this.needed = needed;
    }

    public Duration needed() {
        return needed;
    }
}
