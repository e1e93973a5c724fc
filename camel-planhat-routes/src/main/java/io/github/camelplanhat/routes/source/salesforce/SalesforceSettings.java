/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanhat.routes.source.RetryPolicy;

/** The parameters of {@code planhat-salesforce-source} that its beans need; the template describes them. */
public final class SalesforceSettings {
    private String name;
    private String object;
    private String fields;
    private String where;
    private boolean deleted;
    private String overlap;
    private int maxRetries;
    private long retryDelay;
    private long retryMaxDelay;

    String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setObject(String object) {
        this.object = object;
    }

    /** Null for those that the delivered mappings read. */
    public void setFields(String fields) {
        this.fields = fields;
    }

    /** Null for no further condition. */
    public void setWhere(String where) {
        this.where = where;
    }

    public void setDeleted(boolean deleted) {
        this.deleted = deleted;
    }

    /** ISO-8601, such as {@code PT5M}. */
    public void setOverlap(String overlap) {
        this.overlap = overlap;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    /** Milliseconds. */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    /** Milliseconds. */
    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    /** Throws IllegalArgumentException if a parameter is wrong. */
    void check() {
        query(Optional.of(Instant.EPOCH));
    }

    /** The query for what changed since the watermark, or for everything. */
    SalesforceCall query(Optional<Instant> watermark) {
        Optional<String> since = watermark.map(
                w -> SalesforceObject.MODIFIED + " >= " + w.minus(overlap()).truncatedTo(ChronoUnit.SECONDS));
        Optional<String> own =
                Optional.ofNullable(where).filter(w -> !w.isBlank()).map(w -> "(" + w.strip() + ")");
        String condition = Stream.of(since, own).flatMap(Optional::stream).collect(Collectors.joining(" AND "));
        String soql = SalesforceObject.of(object, fields).soql(condition.isEmpty() ? null : condition, deleted);
        return new SalesforceCall(deleted ? "queryAll" : "query", soql);
    }

    private Duration overlap() {
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
