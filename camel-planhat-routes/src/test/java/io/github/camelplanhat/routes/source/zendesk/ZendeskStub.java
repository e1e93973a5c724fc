/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;

import io.github.camelplanhat.routes.source.VendorStub;

/** Zendesk's incremental ticket export: pages by cursor, side-loaded users and organisations, basic authentication. */
public final class ZendeskStub extends VendorStub {
    public static final String EMAIL = "admin@desk.example";
    public static final String TOKEN = "test-token";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((EMAIL + "/token:" + TOKEN).getBytes(StandardCharsets.UTF_8));

    private final TreeMap<Long, Map<String, Object>> tickets = new TreeMap<>();
    private final TreeMap<Long, Map<String, Object>> users = new TreeMap<>();
    private final TreeMap<Long, Map<String, Object>> organizations = new TreeMap<>();
    private int pageSize = 1000;

    public ZendeskStub pageSize(int tickets) {
        pageSize = tickets;
        return this;
    }

    public ZendeskStub user(long id, String name, String email) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", id);
        user.put("name", name);
        user.put("email", email);
        user.put("role", "end-user");
        users.put(id, user);
        return this;
    }

    public ZendeskStub organization(long id, String name, String externalId) {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("id", id);
        organization.put("name", name);
        organization.put("external_id", externalId);
        organization.put("domain_names", List.of());
        organizations.put(id, organization);
        return this;
    }

    /** A ticket that changed at some time, or changes then again. */
    public Map<String, Object> ticket(long id, String changed, long requester, Long organization) {
        Map<String, Object> ticket = tickets.computeIfAbsent(id, i -> new LinkedHashMap<>());
        ticket.put("url", "https://acme.zendesk.com/api/v2/tickets/" + id + ".json");
        ticket.put("id", id);
        ticket.put("external_id", null);
        ticket.put("via", Map.of("channel", "web"));
        ticket.put("created_at", "2025-01-01T08:00:00Z");
        ticket.put("updated_at", changed);
        ticket.put("generated_timestamp", Instant.parse(changed).getEpochSecond());
        ticket.putIfAbsent("type", "incident");
        ticket.putIfAbsent("subject", "Ticket " + id);
        ticket.putIfAbsent("description", "It does not work.");
        ticket.putIfAbsent("priority", "high");
        ticket.putIfAbsent("status", "open");
        ticket.put("requester_id", requester);
        ticket.putIfAbsent("assignee_id", null);
        ticket.put("organization_id", organization);
        ticket.putIfAbsent("tags", List.of("billing"));
        ticket.put("custom_fields", List.of(Map.of("id", 27642, "value", "enterprise")));
        return ticket;
    }

    @Override
    protected ResponseDefinition answer(Request request) throws JsonProcessingException {
        String authorization = request.getHeader("Authorization");
        if (!BASIC.equals(authorization) && !("Bearer " + TOKEN).equals(authorization)) {
            return json(401, Map.of("error", "Couldn't authenticate you"));
        }
        if (!request.getUrl().startsWith("/api/v2/incremental/tickets/cursor.json?")) {
            return json(404, Map.of("error", "InvalidEndpoint", "description", "Not found"));
        }
        boolean first = request.queryParameter("start_time").isPresent();
        Position after = first
                ? new Position(
                        Long.parseLong(request.queryParameter("start_time").firstValue()) - 1, Long.MAX_VALUE)
                : Position.read(request.queryParameter("cursor").firstValue());
        if (after == null) {
            return json(400, Map.of("error", "InvalidValue", "description", "Invalid cursor"));
        }
        List<Map<String, Object>> rest = tickets.values().stream()
                .filter(t -> Position.of(t).compareTo(after) > 0)
                .filter(t ->
                        !request.queryParameter("exclude_deleted").isPresent() || !"deleted".equals(t.get("status")))
                .sorted(Comparator.comparing(Position::of))
                .toList();
        List<Map<String, Object>> page = rest.stream().limit(pageSize).toList();
        return json(200, body(request, page, rest.size() <= pageSize, after, first));
    }

    private Map<String, Object> body(
            Request request, List<Map<String, Object>> page, boolean end, Position after, boolean first) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tickets", page);
        List<String> include = request.queryParameter("include").isPresent()
                ? Arrays.asList(request.queryParameter("include").firstValue().split(","))
                : List.of();
        if (include.contains("users")) {
            body.put("users", List.copyOf(users.values()));
        }
        if (include.contains("organizations")) {
            body.put("organizations", List.copyOf(organizations.values()));
        }
        Position last = page.isEmpty() ? after : Position.of(page.get(page.size() - 1));
        String cursor = page.isEmpty() && first ? null : last.cursor();
        body.put(
                "after_url",
                cursor == null ? null : url() + "/api/v2/incremental/tickets/cursor.json?cursor=" + cursor);
        body.put("before_url", null);
        body.put("after_cursor", cursor);
        body.put("before_cursor", null);
        body.put("end_of_stream", end);
        return body;
    }

    /** The queries of all calls, in their order. */
    List<String> queries() {
        List<String> queries = new ArrayList<>();
        calls().forEach(c -> queries.add(c.getUrl().substring(c.getUrl().indexOf('?') + 1)));
        return queries;
    }

    private record Position(long time, long id) implements Comparable<Position> {
        static Position of(Map<String, Object> ticket) {
            return new Position((Long) ticket.get("generated_timestamp"), (Long) ticket.get("id"));
        }

        static Position read(String cursor) {
            try {
                String[] parts = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|\\|");
                return new Position((long) Double.parseDouble(parts[0]), Long.parseLong(parts[1].replace("|", "")));
            } catch (RuntimeException e) {
                return null;
            }
        }

        String cursor() {
            return Base64.getEncoder().encodeToString((time + ".0||" + id + "|").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int compareTo(Position other) {
            return Comparator.comparingLong(Position::time)
                    .thenComparingLong(Position::id)
                    .compare(this, other);
        }
    }
}
