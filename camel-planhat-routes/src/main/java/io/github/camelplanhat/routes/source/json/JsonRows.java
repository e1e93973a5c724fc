/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelplanhat.routes.mapping.RowPath;
import io.github.camelplanhat.routes.source.PagedRows;
import io.github.camelplanhat.routes.source.RestAnswer;
import io.github.camelplanhat.routes.source.RestException;

/**
 * Rows out of pages. One page is in memory; the next one is read when it is used up. The column {@code watermark} is the time
 * of the last change, but never later than the first answer.
 */
final class JsonRows extends PagedRows<Object> {
    static final String WATERMARK = "watermark";

    /** Seconds since 1970 stay below this until the year 5138; milliseconds are above it since 1973. */
    private static final double MILLIS = 1e11;

    private final JsonPages pages;
    private final RowPath changed;
    private Instant start;

    /** @param changed where a row says when it changed, or null */
    JsonRows(JsonPages pages, RowPath changed) {
        this.pages = pages;
        this.changed = changed;
    }

    @Override
    protected Iterator<?> nextPage() {
        JsonPages.Page read = pages.next();
        if (read == null) {
            return null;
        }
        start = start == null ? read.answer().date() : start;
        return read.rows().iterator();
    }

    @Override
    protected Map<String, Object> row(Object record) {
        if (!(record instanceof Map)) {
            throw new RestException(
                    200, "the rows are no objects, but such as " + record + ": set rows of the source", null);
        }
        Map<String, Object> row = new LinkedHashMap<>(RestAnswer.map(record));
        if (changed != null) {
            row.put(WATERMARK, watermark(changed.read(row)));
        }
        return row;
    }

    private OffsetDateTime watermark(Object value) {
        if (value == null) {
            return null;
        }
        Instant time = instant(value);
        return (time.isBefore(start) ? time : start).atOffset(ZoneOffset.UTC);
    }

    private Instant instant(Object value) {
        if (value instanceof Number number) {
            double given = number.doubleValue();
            return Instant.ofEpochMilli(Math.abs(given) < MILLIS ? (long) (given * 1000) : (long) given);
        }
        try {
            return OffsetDateTime.parse(value.toString()).toInstant();
        } catch (DateTimeParseException e) {
            throw new RestException(
                    200,
                    "changed is '" + changed + "', and a row has '" + value + "' there, which is no time with a zone",
                    e);
        }
    }
}
