/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Rows out of the pages of a query, up to 2,000 each. One page is in memory; the next one is read when it is used up.
 *
 * <p>The column {@code watermark} is {@code SystemModstamp}, but never later than the start of the query: a record that
 * changed while the pages before it were read may have been on one of them, so the next run has to look from there.
 */
final class SalesforceRows implements Iterator<Map<String, Object>>, AutoCloseable {
    /** Salesforce writes zones as {@code +0000}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private final Function<SalesforceCall, Map<String, Object>> api;
    private final Instant start;
    private SalesforceCall next;
    private Iterator<?> page = Collections.emptyIterator();

    SalesforceRows(Function<SalesforceCall, Map<String, Object>> api, SalesforceCall query, Instant start) {
        this.api = api;
        this.next = query;
        this.start = start;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            Map<String, Object> answer = api.apply(next);
            if (!(answer.get("records") instanceof List<?> records)) {
                throw new SalesforceSourceException(
                        "Salesforce's answer to a " + next.operation() + " has no records", null);
            }
            page = records.iterator();
            next = more(answer);
        }
        return page.hasNext();
    }

    private static SalesforceCall more(Map<String, Object> answer) {
        Object url = answer.get("nextRecordsUrl");
        if (Boolean.FALSE.equals(answer.get("done")) && url == null) {
            throw new SalesforceSourceException(
                    "Salesforce's answer is not the last page, but does not tell the next one", null);
        }
        return url == null ? null : new SalesforceCall("queryMore", url.toString());
    }

    @Override
    public Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Map<String, Object> row = withoutAttributes((Map<?, ?>) page.next());
        Object modified = row.get(SalesforceObject.MODIFIED);
        row.put("watermark", modified == null ? null : watermark(modified.toString()));
        return row;
    }

    private OffsetDateTime watermark(String modified) {
        Instant time = OffsetDateTime.parse(modified, TIME).toInstant();
        return (time.isBefore(start) ? time : start).atOffset(ZoneOffset.UTC);
    }

    /** Each record, also one that it refers to, tells its type and URL, which nobody maps. */
    private static Map<String, Object> withoutAttributes(Map<?, ?> record) {
        Map<String, Object> row = new LinkedHashMap<>();
        record.forEach((field, value) -> {
            if (!"attributes".equals(field)) {
                row.put(field.toString(), value instanceof Map<?, ?> other ? withoutAttributes(other) : value);
            }
        });
        return row;
    }

    /** No further page is asked for. */
    @Override
    public void close() {
        next = null;
        page = Collections.emptyIterator();
    }
}
