/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;

/** One request on its way: how far it has come, and what is put into it only when it is written to the connection. */
final class Exchange {
    /** Where a request was when it failed. */
    enum Phase {
        CONNECTING,
        SENDING,
        ANSWER
    }

    private static final String ATTRIBUTE = "planhat.exchange";

    private final Attempt attempt;
    private final String target;
    private final long responseNanos;
    private volatile Phase phase = Phase.CONNECTING;
    private Watchdog.Watch watch;

    Exchange(Attempt attempt, String target, long responseNanos) {
        this.attempt = attempt;
        this.target = target;
        this.responseNanos = responseNanos;
    }

    static String attribute() {
        return ATTRIBUTE;
    }

    void watchedBy(Watchdog.Watch value) {
        watch = value;
        watch.allow(attempt.deadline().remaining());
    }

    /** Whether it was ended because it took too long. */
    boolean late() {
        return watch.bitten();
    }

    Phase phase() {
        return phase;
    }

    /** The connection stands. */
    void sending() {
        attempt.markSent();
        enter(Phase.SENDING);
    }

    /** The whole request is written. */
    void sent() {
        enter(Phase.ANSWER);
    }

    private void enter(Phase next) {
        phase = next;
        watch.allow(Math.min(responseNanos, attempt.deadline().remaining()));
    }

    /**
     * Puts path, query and credential into the request. HttpClient logs requests at level DEBUG before this; so it never
     * sees a token, nor the tenant's UUID in the path.
     */
    void complete(ClassicHttpRequest request) {
        String shown = request.getPath();
        int path = shown.startsWith("/") ? 0 : shown.indexOf('/', shown.indexOf("://") + 3);
        request.setPath(shown.substring(0, Math.max(0, path)) + target);
        if (attempt.credential().header() != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, attempt.credential().header());
        }
    }

    void conceal(ClassicHttpRequest request, String shown) {
        request.setPath(shown);
        request.removeHeaders(HttpHeaders.AUTHORIZATION);
    }
}
