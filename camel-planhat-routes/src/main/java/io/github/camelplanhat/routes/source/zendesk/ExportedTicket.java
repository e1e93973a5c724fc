/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.source.RestAnswer;

/** A ticket of the export together with the users and organisations that came with it. */
final class ExportedTicket {
    private final Map<String, Object> ticket;
    private final Map<String, Object> requester;
    private final Map<String, Object> assignee;
    private final Map<String, Object> organization;
    private final String site;

    /**
     * @param users by id
     * @param organizations by id
     * @param site where people see their tickets
     */
    ExportedTicket(
            Map<String, Object> ticket,
            Map<Object, Map<String, Object>> users,
            Map<Object, Map<String, Object>> organizations,
            String site) {
        this.ticket = ticket;
        this.requester = of(users, ticket.get("requester_id"));
        this.assignee = of(users, ticket.get("assignee_id"));
        Object own = ticket.get("organization_id");
        this.organization = of(organizations, own != null ? own : requester.get("organization_id"));
        this.site = site;
    }

    private static Map<String, Object> of(Map<Object, Map<String, Object>> byId, Object id) {
        return id == null ? Map.of() : byId.getOrDefault(id.toString(), Map.of());
    }

    /** All that the ticket has, and what it refers to in words. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>(ticket);
        String id = String.valueOf(ticket.get("id"));
        row.put("id", id);
        row.put("email", given(requester.get("email")));
        row.put("name", given(requester.get("name")));
        row.put("agentEmail", given(assignee.get("email")));
        row.put("organizationExternalId", given(organization.get("external_id")));
        row.put("requester", requester);
        row.put("assignee", assignee);
        row.put("organization", organization);
        row.put("url", site + "/agent/tickets/" + id);
        row.put("fields", fields());
        row.put("history", history());
        return row;
    }

    private static Object given(Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** Zendesk's custom fields by their ids. */
    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        RestAnswer.maps(ticket.get("custom_fields"))
                .forEach(f -> fields.put(String.valueOf(f.get("id")), f.get("value")));
        return fields;
    }

    /** What is told of the statuses it had: that of the beginning, when it was solved last, and what it is now. */
    private List<Map<String, Object>> history() {
        Map<String, Object> metrics = RestAnswer.map(ticket.get("metric_set"));
        List<Map<String, Object>> history = new ArrayList<>();
        add(history, "new", ticket.get("created_at"));
        add(history, "solved", metrics.get("solved_at"));
        Object since = metrics.get("status_updated_at");
        String status = String.valueOf(ticket.get("status"));
        boolean told = history.stream().anyMatch(h -> h.get("status").equals(status));
        if (ticket.get("status") != null && !(told && (status.equals("new") || status.equals("solved")))) {
            add(history, status, since != null ? since : ticket.get("updated_at"));
        }
        history.sort(Comparator.comparing(h -> h.get("time").toString()));
        return history;
    }

    private static void add(List<Map<String, Object>> history, String status, Object time) {
        if (time != null) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("status", status);
            entry.put("time", time.toString());
            history.add(entry);
        }
    }
}
