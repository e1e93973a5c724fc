/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;

import io.github.camelplanhat.routes.source.VendorStub;

/** Jira Cloud's search by JQL, which reads times in the zone of the user, to the minute. */
public final class JiraStub extends VendorStub {
    public static final String EMAIL = "ada@acme.example";
    public static final String TOKEN = "test-token";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((EMAIL + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    private static final Pattern UPDATED = Pattern.compile("updated >= \"(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d)\"");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");
    private static final DateTimeFormatter JIRA = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final List<Map<String, Object>> issues = new ArrayList<>();
    private ZoneId zone = ZoneId.of("Europe/Berlin");
    private int pageSize = 100;

    public JiraStub zone(String ofTheUser) {
        zone = ZoneId.of(ofTheUser);
        return this;
    }

    public JiraStub pageSize(int size) {
        pageSize = size;
        return this;
    }

    /**
     * An issue, or its new fields.
     *
     * @param updated with an offset
     */
    public JiraStub issue(long id, String updated, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("summary", "Issue " + id);
        fields.put("description", null);
        fields.put("status", Map.of("name", "In Progress", "statusCategory", Map.of("key", "indeterminate")));
        fields.put("priority", Map.of("name", "High"));
        fields.put("issuetype", Map.of("name", "Bug", "subtask", false));
        fields.put("project", Map.of("key", "SUP", "name", "Support"));
        fields.put("labels", List.of("billing"));
        fields.put("created", "2025-01-01T09:00:00.000+0100");
        fields.put("updated", OffsetDateTime.parse(updated).format(JIRA));
        fields.put("reporter", Map.of("accountId", "a1", "displayName", "Ada", "emailAddress", "ada@acme.example"));
        fields.putAll(more);
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("expand", "renderedFields");
        issue.put("id", String.valueOf(id));
        issue.put("key", "SUP-" + id);
        issue.put("fields", fields);
        for (int i = 0; i < issues.size(); i++) {
            if (issues.get(i).get("id").equals(issue.get("id"))) {
                issues.set(i, issue);
                return this;
            }
        }
        issues.add(issue);
        return this;
    }

    @Override
    protected ResponseDefinition answer(Request request) throws JsonProcessingException {
        String authorization = request.getHeader("Authorization");
        if (!BASIC.equals(authorization) && !("Bearer " + TOKEN).equals(authorization)) {
            return json(401, Map.of("message", "Client must be authenticated to access this resource."));
        }
        if (request.getUrl().equals("/rest/api/3/myself")) {
            return json(200, Map.of("accountId", "a1", "timeZone", zone.getId()));
        }
        if (!request.getUrl().equals("/rest/api/3/search/jql")) {
            return json(404, Map.of("errorMessages", List.of("not found"), "errors", Map.of()));
        }
        return search(JSON.readTree(request.getBodyAsString()));
    }

    private ResponseDefinition search(JsonNode query) throws JsonProcessingException {
        Matcher bound = UPDATED.matcher(query.path("jql").asText());
        if (!bound.find()) {
            return json(
                    400,
                    Map.of(
                            "errorMessages",
                            List.of("Unbounded JQL queries are not allowed here. Please add a search restriction."),
                            "errors",
                            Map.of()));
        }
        LocalDateTime since = LocalDateTime.parse(bound.group(1), MINUTE);
        List<Map<String, Object>> found =
                issues.stream().filter(i -> !updated(i).isBefore(since)).toList();
        int from = query.path("nextPageToken").asInt(0);
        int to = Math.min(
                found.size(), from + Math.min(pageSize, query.path("maxResults").asInt(50)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "issues",
                found.subList(from, to).stream()
                        .map(i -> asked(i, query.path("fields")))
                        .toList());
        if (to < found.size()) {
            body.put("nextPageToken", String.valueOf(to));
        }
        body.put("isLast", to == found.size());
        return json(200, body);
    }

    private LocalDateTime updated(Map<String, Object> issue) {
        Object updated = ((Map<?, ?>) issue.get("fields")).get("updated");
        return OffsetDateTime.parse(updated.toString(), JIRA)
                .atZoneSameInstant(zone)
                .toLocalDateTime();
    }

    private static Map<String, Object> asked(Map<String, Object> issue, JsonNode fields) {
        Map<String, Object> shown = new LinkedHashMap<>();
        fields.forEach(f -> {
            Map<?, ?> all = (Map<?, ?>) issue.get("fields");
            if (all.containsKey(f.asText())) {
                shown.put(f.asText(), all.get(f.asText()));
            }
        });
        Map<String, Object> copy = new LinkedHashMap<>(issue);
        copy.put("fields", shown);
        return copy;
    }

    /** The bodies of all searches. */
    List<JsonNode> searches() throws JsonProcessingException {
        List<JsonNode> searches = new ArrayList<>();
        for (var call : calls()) {
            if (call.getUrl().endsWith("/search/jql")) {
                searches.add(JSON.readTree(call.getBodyAsString()));
            }
        }
        return searches;
    }
}
