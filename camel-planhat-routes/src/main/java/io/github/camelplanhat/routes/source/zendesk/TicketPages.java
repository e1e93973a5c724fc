/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import io.github.camelplanhat.routes.source.RestAnswer;
import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;

/**
 * The tickets that changed, up to 1,000 a call, in the order of Zendesk's incremental export. Zendesk leaves out what
 * changed within the last minute, and its cursor tells tickets of one time apart, so that none is lost between two calls.
 */
final class TicketPages {
    private static final String PATH = "/api/v2/incremental/tickets/cursor.json";
    private static final String INCLUDE = "&include=users,organizations,metric_sets";

    private final Function<RestCall, RestAnswer> api;
    private final String filter;
    private String cursor;
    private String query;

    private TicketPages(Function<RestCall, RestAnswer> api, String query, String cursor, String filter) {
        this.api = api;
        this.query = query;
        this.cursor = cursor;
        this.filter = filter;
    }

    /** All tickets that changed since; those that are deleted by now were never of interest. */
    static TicketPages since(Function<RestCall, RestAnswer> api, Instant start) {
        return new TicketPages(api, "start_time=" + start.getEpochSecond(), null, "&exclude_deleted=true");
    }

    /** What changed behind a cursor that an earlier reading ended with. */
    static TicketPages behind(Function<RestCall, RestAnswer> api, String cursor) {
        return new TicketPages(api, query(cursor), cursor, "");
    }

    /** The next page, which may have no tickets; null behind the last one. */
    Map<String, Object> next() {
        if (query == null) {
            return null;
        }
        Map<String, Object> page =
                api.apply(RestCall.get(PATH, query + filter + INCLUDE)).object();
        if (!page.containsKey("tickets")) {
            throw new RestException(200, "Zendesk's export has no tickets in its answer. Is baseUrl right?", null);
        }
        String after = page.get("after_cursor") == null
                ? null
                : page.get("after_cursor").toString();
        boolean end = Boolean.TRUE.equals(page.get("end_of_stream")) || after == null;
        if (!end && after.equals(cursor)) {
            throw new RestException(200, "Zendesk's export does not go on behind cursor " + cursor, null);
        }
        query = end ? null : query(after);
        cursor = after;
        return page;
    }

    private static String query(String cursor) {
        return "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
