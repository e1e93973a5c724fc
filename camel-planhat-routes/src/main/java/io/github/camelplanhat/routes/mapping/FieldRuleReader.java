/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.mapping.FieldRule.Kind;

/** Reads one entry of a mapping file: a source path, or the long form with its keys. */
final class FieldRuleReader {
    private static final Map<String, Kind> SOURCES =
            Map.of("from", Kind.PATH, "simple", Kind.SIMPLE, "jsonpath", Kind.JSONPATH, "constant", Kind.CONSTANT);
    static final List<String> KEYS = List.of(
            "from",
            "simple",
            "jsonpath",
            "constant",
            "type",
            "required",
            "null",
            "default",
            "missing",
            "prefix",
            "separator",
            "format",
            "zone",
            "unlisted",
            "lookup",
            "notFound");

    private final Location at;
    private final String target;
    private final List<Problem> problems;
    private final int problemsBefore;

    FieldRuleReader(Location at, String target, List<Problem> problems) {
        this.at = at;
        this.target = target;
        this.problems = problems;
        this.problemsBefore = problems.size();
    }

    /** The rule, or null if it cannot be used; the problems then say why. */
    FieldRule read(Node node) {
        if (node instanceof ScalarNode path) {
            if (path.getTag().equals(Tag.NULL) || path.getValue().isBlank()) {
                fail(node, "names no source; write " + target + ": COLUMN, or " + target + ": {constant: …}");
                return null;
            }
            return new FieldRule(
                    at,
                    target,
                    Kind.PATH,
                    path.getValue(),
                    null,
                    false,
                    false,
                    false,
                    null,
                    null,
                    ",",
                    null,
                    null,
                    false,
                    null,
                    null);
        }
        if (node instanceof MappingNode longForm) {
            return readLongForm(longForm);
        }
        fail(node, "needs a source path or a long form such as {from: COLUMN, type: date}, not a list");
        return null;
    }

    private FieldRule readLongForm(MappingNode node) {
        Map<String, Node> keys = keys(node);
        List<String> sources =
                keys.keySet().stream().filter(SOURCES::containsKey).toList();
        if (sources.size() != 1) {
            fail(
                    node,
                    sources.isEmpty()
                            ? "names no source; one of from, simple, jsonpath and constant is needed"
                            : "has several sources (" + String.join(", ", sources) + "); keep one");
        }
        Kind kind = sources.isEmpty() ? Kind.CONSTANT : SOURCES.get(sources.get(0));
        Object value = sources.isEmpty() ? null : source(kind, keys.get(sources.get(0)));
        FieldRule rule = new FieldRule(
                at,
                target,
                kind,
                value,
                text(keys, "type"),
                choice(keys, "required", "true", "false"),
                choice(keys, "null", "clear", "skip"),
                choice(keys, "missing", "skip", "error"),
                keys.containsKey("default") ? NodeValues.value(keys.get("default")) : null,
                text(keys, "prefix"),
                keys.containsKey("separator") ? text(keys, "separator") : ",",
                text(keys, "format"),
                zone(keys),
                choice(keys, "unlisted", "true", "false"),
                text(keys, "lookup"),
                notFound(keys));
        return problems.size() == problemsBefore ? rule : null;
    }

    private Map<String, Node> keys(MappingNode node) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
            if (!KEYS.contains(key)) {
                fail(entry.getKeyNode(), "unknown key '" + key + "'" + Names.hint(key, KEYS));
            } else if (keys.put(key, entry.getValueNode()) != null) {
                fail(entry.getKeyNode(), "key '" + key + "' stands twice");
            }
        }
        return keys;
    }

    private Object source(Kind kind, Node node) {
        if (kind == Kind.CONSTANT) {
            return NodeValues.value(node);
        }
        if (node instanceof ScalarNode s && !s.getValue().isBlank()) {
            return s.getValue();
        }
        fail(node, "the source is empty");
        return null;
    }

    private String text(Map<String, Node> keys, String key) {
        Node node = keys.get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode s && !s.getValue().isEmpty()) {
            return s.getValue();
        }
        fail(node, key + " needs a text");
        return null;
    }

    /** Whether the first word is chosen; the second one is the default. */
    private boolean choice(Map<String, Node> keys, String key, String yes, String no) {
        Node node = keys.get(key);
        if (node == null) {
            return false;
        }
        String word = node instanceof ScalarNode s ? s.getValue() : "";
        if (!word.equals(yes) && !word.equals(no)) {
            fail(node, key + " is '" + word + "' but must be " + yes + " or " + no);
        }
        return word.equals(yes);
    }

    private Lookup.NotFound notFound(Map<String, Node> keys) {
        String word = text(keys, "notFound");
        List<String> words = Arrays.stream(Lookup.NotFound.values())
                .map(n -> n.name().toLowerCase(Locale.ROOT))
                .toList();
        if (word != null && !words.contains(word)) {
            fail(
                    keys.get("notFound"),
                    "notFound is '" + word + "' but must be refuse, skip or clear" + Names.hint(word, words));
        }
        return word == null || !words.contains(word) ? null : Lookup.NotFound.values()[words.indexOf(word)];
    }

    private ZoneId zone(Map<String, Node> keys) {
        String zone = text(keys, "zone");
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            fail(keys.get("zone"), "zone '" + zone + "' is unknown; write one such as Europe/Berlin, UTC or +01:00");
            return null;
        }
    }

    private void fail(Node node, String text) {
        problems.add(Problem.error(Location.of(at.file(), node), target + ": " + text));
    }
}
