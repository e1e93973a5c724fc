/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

import io.github.camelplanhat.routes.source.PagedRows;
import io.github.camelplanhat.routes.source.RestAnswer;

/**
 * Rows out of pages of issues. One page is in memory; the next one is read when it is used up.
 *
 * <p>The column {@code watermark} is the time of the last change, but never later than the first answer: an issue that
 * changed while the pages before it were read may have been on one of them, so the next run has to look from there.
 */
final class IssueRows extends PagedRows<Map<String, Object>> {
    static final String WATERMARK = "watermark";

    private final IssuePages pages;
    private final Function<Map<String, Object>, Map<String, Object>> reader;
    private Instant start;

    /** @param reader makes a row of an issue */
    IssueRows(IssuePages pages, Function<Map<String, Object>, Map<String, Object>> reader) {
        this.pages = pages;
        this.reader = reader;
    }

    @Override
    protected Iterator<Map<String, Object>> nextPage() {
        RestAnswer answer = pages.next();
        if (answer == null) {
            return null;
        }
        start = start == null ? answer.date() : start;
        return RestAnswer.maps(answer.object().get("issues")).iterator();
    }

    @Override
    protected Map<String, Object> row(Map<String, Object> issue) {
        Map<String, Object> row = reader.apply(issue);
        row.put(WATERMARK, row.get("updated") instanceof OffsetDateTime updated ? watermark(updated) : null);
        return row;
    }

    private OffsetDateTime watermark(OffsetDateTime updated) {
        Instant time = updated.toInstant();
        return (time.isBefore(start) ? time : start).atOffset(ZoneOffset.UTC);
    }
}
