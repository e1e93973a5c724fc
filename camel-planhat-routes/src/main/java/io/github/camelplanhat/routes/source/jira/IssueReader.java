/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelplanhat.routes.source.RestAnswer;

/** Makes rows of issues. */
final class IssueReader {
    private static final List<String> FIELDS = List.of(
            "summary",
            "description",
            "status",
            "priority",
            "issuetype",
            "project",
            "labels",
            "resolution",
            "reporter",
            "assignee",
            "created",
            "updated",
            "resolutiondate");

    /** Jira writes offsets without a colon. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .toFormatter();

    private final String site;
    private final List<String> more;
    private final String organization;

    /**
     * @param site where people see their issues
     * @param more fields beside the usual ones
     * @param organization the field with the ids of the customer, or null
     */
    IssueReader(String site, List<String> more, String organization) {
        this.site = site;
        this.more = more;
        this.organization = organization;
    }

    /** What to ask Jira for. */
    List<String> fields() {
        return Stream.concat(FIELDS.stream(), more.stream()).distinct().toList();
    }

    Map<String, Object> row(Map<String, Object> issue) {
        Map<String, Object> fields = RestAnswer.map(issue.get("fields"));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", String.valueOf(issue.get("id")));
        row.put("key", issue.get("key"));
        row.put("url", site + "/browse/" + issue.get("key"));
        row.put("summary", fields.get("summary"));
        row.put("description", AdfText.of(fields.get("description")));
        Arrays.asList("status", "priority", "issuetype", "resolution")
                .forEach(f -> row.put(f, RestAnswer.map(fields.get(f)).get("name")));
        row.put("project", RestAnswer.map(fields.get("project")).get("key"));
        row.put("labels", fields.get("labels"));
        row.put("email", RestAnswer.map(fields.get("reporter")).get("emailAddress"));
        row.put("reporter", RestAnswer.map(fields.get("reporter")).get("displayName"));
        row.put("agentEmail", RestAnswer.map(fields.get("assignee")).get("emailAddress"));
        Arrays.asList("created", "updated", "resolutiondate").forEach(f -> row.put(f, time(fields.get(f))));
        row.put("organizationExternalId", organization == null ? null : texts(fields.get(organization)));
        row.put("fields", fields);
        return row;
    }

    private static Object time(Object text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text.toString(), TIME).withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** The values of a field that is a text, a number, a choice, an organisation, or several of them; null if there is none. */
    private static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : Arrays.asList(value)) {
            Object text = element instanceof Map<?, ?> map
                    ? Stream.of("value", "name", "id")
                            .map(map::get)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null)
                    : element;
            if (text != null && !text.toString().isBlank()) {
                texts.add(
                        text instanceof Double d && d == Math.rint(d)
                                ? String.valueOf(d.longValue())
                                : text.toString());
            }
        }
        return texts.isEmpty() ? null : texts;
    }
}
