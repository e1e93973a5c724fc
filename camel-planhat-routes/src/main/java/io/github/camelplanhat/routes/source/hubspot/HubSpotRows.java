/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.source.PagedRows;
import io.github.camelplanhat.routes.source.RestAnswer;

/**
 * Rows out of HubSpot's pages. One page is in memory; the next one is read when it is used up.
 *
 * <p>The column {@code watermark} is the time of the last change, but never later than the first answer: a record that
 * changed while the pages before it were read may have been on one of them, so the next run has to look from there.
 */
final class HubSpotRows extends PagedRows<Map<String, Object>> {
    static final String WATERMARK = "watermark";

    private final Pages pages;
    private final HubSpotObject object;
    private final Companies companies;
    private Instant start;

    /** {@code companies} is null where rows have none. */
    HubSpotRows(Pages pages, HubSpotObject object, Companies companies) {
        this.pages = pages;
        this.object = object;
        this.companies = companies;
    }

    @Override
    protected Iterator<Map<String, Object>> nextPage() {
        HubSpotAnswer answer = pages.next();
        return answer == null ? null : rows(answer);
    }

    @Override
    protected Map<String, Object> row(Map<String, Object> row) {
        return row;
    }

    private Iterator<Map<String, Object>> rows(HubSpotAnswer answer) {
        if (start == null) {
            start = answer.date();
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        answer.results().forEach(record -> rows.add(read(record)));
        if (companies != null && !rows.isEmpty()) {
            companies.addTo(rows);
        }
        return rows.iterator();
    }

    private Map<String, Object> read(Map<String, Object> record) {
        Map<String, Object> row = new LinkedHashMap<>(RestAnswer.map(record.get("properties")));
        row.put("id", String.valueOf(record.get("id")));
        Object modified = row.get(object.modified());
        row.put(WATERMARK, modified == null ? null : watermark(modified.toString()));
        return row;
    }

    private OffsetDateTime watermark(String modified) {
        Instant time = OffsetDateTime.parse(modified).toInstant();
        return (time.isBefore(start) ? time : start).atOffset(ZoneOffset.UTC);
    }
}
