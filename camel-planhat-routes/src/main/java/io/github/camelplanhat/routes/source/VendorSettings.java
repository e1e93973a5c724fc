/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** What the templates of all vendors' sources have as parameters; the templates describe them. */
public abstract class VendorSettings {
    private String name;
    private String overlap;
    private int maxRetries;
    private long retryDelay;
    private long retryMaxDelay;

    String getName() {
        return name;
    }

    public final void setName(String name) {
        this.name = name;
    }

    /** ISO-8601, such as {@code PT5M}. */
    public final void setOverlap(String overlap) {
        this.overlap = overlap;
    }

    public final void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    /** Milliseconds. */
    public final void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    /** Milliseconds. */
    public final void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    /** @throws IllegalArgumentException if the parameter is wrong */
    protected final Duration overlap() {
        try {
            return Duration.parse(overlap);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("overlap '" + overlap + "' is no ISO-8601 duration, such as PT5M", e);
        }
    }

    RetryPolicy retries() {
        return new RetryPolicy(maxRetries, retryDelay, retryMaxDelay);
    }
}
