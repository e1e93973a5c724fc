/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/**
 * One call of Planhat's API, told apart from how it travels. Immutable.
 *
 * @param <T> what the answer's body is read into
 */
public final class PlanhatCall<T> {
    /** Which of Planhat's hosts a call goes to; the analytics host is outside the quota. */
    public enum Host {
        API,
        ANALYTICS
    }

    private final String method;
    private final Host host;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final CallBody body;
    private final AnswerReader<T> reader;
    private final Set<Integer> readable;
    private final boolean repeatable;
    private final boolean timeoutRepeated;
    private final Duration quietTime;
    private final String object;
    private final String operation;
    private final int records;
    private final Priority priority;

    private PlanhatCall(Builder<T> b) {
        this.method = b.method;
        this.host = b.host;
        this.path = b.path;
        this.query = Map.copyOf(b.query).isEmpty() ? Map.of() : new LinkedHashMap<>(b.query);
        this.headers = Map.copyOf(b.headers);
        this.body = b.body;
        this.reader = Objects.requireNonNull(b.reader, "reader");
        this.readable = Set.copyOf(b.readable);
        this.repeatable = b.repeatable;
        this.timeoutRepeated = b.timeoutRepeated;
        this.quietTime = b.quietTime;
        this.object = b.object;
        this.operation = b.operation;
        this.records = b.records;
        this.priority = b.priority;
    }

    public static <T> Builder<T> to(String method, String path, AnswerReader<T> reader) {
        return new Builder<>(method, path, reader);
    }

    public String method() {
        return method;
    }

    public Host host() {
        return host;
    }

    /** Percent-encoded path below the host, with its leading slash. */
    public String path() {
        return path;
    }

    /** Query parameters, not encoded, in order. */
    public Map<String, String> query() {
        return query;
    }

    /** Headers beside those that every call has. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body, or null if the call has none. */
    public CallBody body() {
        return body;
    }

    public AnswerReader<T> reader() {
        return reader;
    }

    /** Whether an answer of this status is handed to the reader rather than turned into an exception. */
    public boolean reads(int status) {
        return readable.contains(status);
    }

    /** Whether the call may be repeated although it may have been carried out already. */
    public boolean repeatable() {
        return repeatable;
    }

    /** Whether the retry layer repeats the call after a timeout; a bulk call halves its batch instead. */
    public boolean timeoutRepeated() {
        return timeoutRepeated;
    }

    /** How long to wait before a repeat when the first call may still be running on the server. */
    public Duration quietTime() {
        return quietTime;
    }

    /** URI name of the object, for errors, metrics and logs. */
    public String object() {
        return object;
    }

    /** URI name of the operation, for errors, metrics and logs. */
    public String operation() {
        return operation;
    }

    /** How many records the body carries; 0 for reads. */
    public int records() {
        return records;
    }

    /** Who goes first when calls wait for the quota; null for the client's own priority. */
    public Priority priority() {
        return priority;
    }

    /** The same call with another body and another reader of its answer. */
    PlanhatCall<T> with(CallBody otherBody, AnswerReader<T> otherReader) {
        Builder<T> other = to(method, path, otherReader)
                .host(host)
                .query(query)
                .headers(headers)
                .body(otherBody)
                .alsoRead(readable.toArray(Integer[]::new))
                .repeatable(repeatable)
                .timeoutRepeated(timeoutRepeated)
                .quietTime(quietTime)
                .named(object, operation)
                .records(records)
                .priority(priority);
        return other.build();
    }

    /** Method and path, without query and host: nothing in it is secret. */
    @Override
    public String toString() {
        return new StringJoiner(" ")
                .add(method)
                .add(host == Host.ANALYTICS ? "(analytics)" : path)
                .toString();
    }

    /** Collects the parts of a call. */
    public static final class Builder<T> {
        private final String method;
        private final String path;
        private final AnswerReader<T> reader;
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<Integer> readable = new ArrayList<>(List.of(200, 201, 202, 204));
        private Host host = Host.API;
        private CallBody body;
        private boolean repeatable;
        private boolean timeoutRepeated = true;
        private Duration quietTime = Duration.ZERO;
        private String object = "";
        private String operation = "";
        private int records;
        private Priority priority;

        private Builder(String method, String path, AnswerReader<T> reader) {
            this.method = method;
            this.path = path;
            this.reader = reader;
            this.repeatable = "GET".equals(method);
        }

        public Builder<T> host(Host value) {
            host = value;
            return this;
        }

        public Builder<T> query(String name, Object value) {
            query.put(name, String.valueOf(value));
            return this;
        }

        public Builder<T> query(Map<String, String> parameters) {
            query.putAll(parameters);
            return this;
        }

        public Builder<T> headers(Map<String, String> further) {
            headers.putAll(further);
            return this;
        }

        public Builder<T> body(CallBody value) {
            body = value;
            return this;
        }

        /** Further statuses whose body the reader understands, such as 206 and 400 of a bulk upsert. */
        public Builder<T> alsoRead(Integer... statuses) {
            readable.addAll(List.of(statuses));
            return this;
        }

        public Builder<T> repeatable(boolean value) {
            repeatable = value;
            return this;
        }

        public Builder<T> timeoutRepeated(boolean value) {
            timeoutRepeated = value;
            return this;
        }

        public Builder<T> quietTime(Duration value) {
            quietTime = value;
            return this;
        }

        public Builder<T> named(String objectName, String operationName) {
            object = objectName;
            operation = operationName;
            return this;
        }

        public Builder<T> records(int count) {
            records = count;
            return this;
        }

        public Builder<T> priority(Priority value) {
            priority = value;
            return this;
        }

        public PlanhatCall<T> build() {
            return new PlanhatCall<>(this);
        }
    }
}
