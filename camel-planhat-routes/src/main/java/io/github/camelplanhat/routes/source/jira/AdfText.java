/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.source.RestAnswer;

/** Texts of Jira in plain text: they are documents in the Atlassian Document Format. */
final class AdfText {
    private AdfText() {}

    /** @return null for null; what is no document, as it is */
    static String of(Object document) {
        if (!(document instanceof Map<?, ?>)) {
            return document == null ? null : document.toString();
        }
        return text(RestAnswer.map(document)).strip();
    }

    private static String text(Map<String, Object> node) {
        Map<String, Object> attributes = RestAnswer.map(node.get("attrs"));
        return switch (String.valueOf(node.get("type"))) {
            case "text" -> said(node.get("text"));
            case "hardBreak" -> "\n";
            case "mention", "status" -> said(attributes.get("text"));
            case "emoji" -> said(attributes.getOrDefault("text", attributes.get("shortName")));
            case "inlineCard", "blockCard", "embedCard" -> said(attributes.get("url"));
            case "date" -> day(said(attributes.get("timestamp")));
            case "rule" -> "---";
            case "paragraph", "heading", "codeBlock" -> inline(node);
            case "taskItem", "decisionItem" -> "- " + inline(node);
            case "listItem" -> "- " + blocks(node, "\n").replace("\n", "\n  ");
            case "tableRow" -> blocks(node, " | ");
            case "doc" -> blocks(node, "\n\n");
            default -> blocks(node, "\n");
        };
    }

    private static String inline(Map<String, Object> node) {
        return RestAnswer.maps(node.get("content")).stream().map(AdfText::text).collect(Collectors.joining());
    }

    private static String blocks(Map<String, Object> node, String between) {
        return RestAnswer.maps(node.get("content")).stream()
                .map(AdfText::text)
                .filter(t -> !t.isBlank())
                .collect(Collectors.joining(between));
    }

    private static String said(Object value) {
        return value == null ? "" : value.toString();
    }

    /** @param timestamp milliseconds since 1970 */
    private static String day(String timestamp) {
        return timestamp.matches("-?\\d{1,15}")
                ? Instant.ofEpochMilli(Long.parseLong(timestamp))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString()
                : timestamp;
    }
}
