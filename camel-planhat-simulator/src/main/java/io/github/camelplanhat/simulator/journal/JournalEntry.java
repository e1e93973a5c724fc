/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * One call as it was received. Status and end appear when the call is answered; everything else is fixed.
 *
 * <p>The headers are all there, credentials included, so that tests can look at them; {@link #toString} shows none.
 */
public final class JournalEntry {
    private final Received received;
    private volatile int status;
    private volatile long endNanos;
    private volatile byte[] body;
    private volatile long bodySize;

    JournalEntry(Received received) {
        this.received = received;
    }

    /**
     * What is known of a call before its body was read.
     *
     * @param path as it stands in the request line, still percent-encoded
     * @param query as it stands in the request line; empty if there is none
     * @param object the object whose path was called; null for other paths
     * @param operation the operation that method and path stand for; null for other calls
     * @param startNanos {@link System#nanoTime()} at the arrival
     * @param inFlight calls on this host at the arrival, this one included
     */
    public record Received(
            Instant time,
            Host host,
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            PlanhatObject object,
            Operation operation,
            long startNanos,
            int inFlight) {
        @Override
        public String toString() {
            return host + " " + method + " " + path;
        }
    }

    public Instant time() {
        return received.time();
    }

    public Host host() {
        return received.host();
    }

    public String method() {
        return received.method();
    }

    public String path() {
        return received.path();
    }

    public String query() {
        return received.query();
    }

    public Optional<PlanhatObject> object() {
        return Optional.ofNullable(received.object());
    }

    public Optional<Operation> operation() {
        return Optional.ofNullable(received.operation());
    }

    /** All headers; the JDK's server writes each name with a capital first letter. */
    public Map<String, List<String>> headers() {
        return received.headers();
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return received.headers().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    /** Calls on this host when this one arrived, this one included. */
    public int inFlight() {
        return received.inFlight();
    }

    public long startNanos() {
        return received.startNanos();
    }

    /** {@link System#nanoTime()} just before the answer was sent; 0 while the call is in flight. */
    public long endNanos() {
        return endNanos;
    }

    /** Status of the answer; 0 while the call is in flight, -1 if the connection was closed without an answer. */
    public int status() {
        return status;
    }

    /** Bytes of the request body, kept or not. */
    public long bodySize() {
        return bodySize;
    }

    /** The start of the request body, as far as it is kept; empty if the journal keeps none or had to let go of it. */
    public String body() {
        byte[] kept = body;
        return kept == null ? "" : new String(kept, StandardCharsets.UTF_8);
    }

    public boolean bodyIsWhole() {
        byte[] kept = body;
        return bodySize == 0 || kept != null && kept.length == bodySize;
    }

    /** Whether both calls were in flight at some moment; a call without an end still is. */
    public boolean overlaps(JournalEntry other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(JournalEntry other) {
        return other.endNanos == 0 || startNanos() - other.endNanos < 0;
    }

    void bodyRead(byte[] kept, long size) {
        body = kept;
        bodySize = size;
    }

    /** Lets go of the body and tells how many bytes that frees. */
    int dropBody() {
        byte[] kept = body;
        body = null;
        return kept == null ? 0 : kept.length;
    }

    void answered(int withStatus, long atNanos) {
        endNanos = atNanos;
        status = withStatus;
    }

    /** Method, path and status: neither query nor headers, which may hold what is secret. */
    @Override
    public String toString() {
        return received + " " + status + " (" + bodySize + " bytes)";
    }
}
