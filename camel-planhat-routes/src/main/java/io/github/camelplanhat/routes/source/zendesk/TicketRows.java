/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.mapping.SkippedRow;
import io.github.camelplanhat.routes.source.PagedRows;
import io.github.camelplanhat.routes.source.RestAnswer;
import io.github.camelplanhat.routes.state.SourceCursor;

/**
 * Rows out of the export's pages. One page is in memory; the next one is read when it is used up.
 *
 * <p>The column {@code watermark} is the cursor behind the row's page. It becomes that of the sync only when the run has come
 * to its end, so that a page of which a part was sent is read again.
 */
final class TicketRows extends PagedRows<Map<String, Object>> {
    static final String WATERMARK = "watermark";

    private final TicketPages pages;
    private final String site;
    private final boolean skipDeleted;

    TicketRows(TicketPages pages, String site, boolean skipDeleted) {
        this.pages = pages;
        this.site = site;
        this.skipDeleted = skipDeleted;
    }

    @Override
    protected Iterator<Map<String, Object>> nextPage() {
        Map<String, Object> read = pages.next();
        return read == null ? null : rows(read);
    }

    @Override
    protected Map<String, Object> row(Map<String, Object> row) {
        return row;
    }

    private Iterator<Map<String, Object>> rows(Map<String, Object> read) {
        Map<Object, Map<String, Object>> users = byId(read.get("users"));
        Map<Object, Map<String, Object>> organizations = byId(read.get("organizations"));
        SourceCursor cursor = read.get("after_cursor") == null
                ? null
                : new SourceCursor(read.get("after_cursor").toString());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> ticket : RestAnswer.maps(read.get("tickets"))) {
            rows.add(row(new ExportedTicket(ticket, users, organizations, site).row(), cursor));
        }
        return rows.iterator();
    }

    private Map<String, Object> row(Map<String, Object> row, SourceCursor cursor) {
        row.put(WATERMARK, cursor);
        boolean deleted = "deleted".equals(row.get("status"));
        // Who asked is gone too, as a rule, and without an e-mail nobody could tell Planhat of the ticket.
        return deleted && (skipDeleted || row.get("email") == null) ? skipped(row) : row;
    }

    private static SkippedRow skipped(Map<String, Object> row) {
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("id", row.get("id"));
        what.put(WATERMARK, row.get(WATERMARK));
        return new SkippedRow("deleted in Zendesk", what);
    }

    private static Map<Object, Map<String, Object>> byId(Object records) {
        Map<Object, Map<String, Object>> byId = new HashMap<>();
        RestAnswer.maps(records).forEach(r -> byId.put(String.valueOf(r.get("id")), r));
        return byId;
    }
}
