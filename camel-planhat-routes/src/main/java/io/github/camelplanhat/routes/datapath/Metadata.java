/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.datapath;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;

import io.github.camelplanhat.routes.macro.DateMacros;
import io.github.camelplanhat.routes.macro.MacroText;
import io.github.camelplanhat.routes.macro.MacroValues;
import io.github.camelplanhat.routes.macro.NamedTexts;

/**
 * What is copied into each record beside its own fields: places of the answer around it, columns of the lookup, times,
 * fixed texts. Immutable.
 */
public final class Metadata {
    private final Map<String, JsonPath> paths = new LinkedHashMap<>();
    private final Map<String, MacroText> texts = new LinkedHashMap<>();

    private Metadata() {}

    /**
     * @param text {@code name=value} with {@code &} between several; a value that begins with {@code $} is a JSONPath
     * @param where name of the parameter, for messages
     */
    public static Metadata parse(String where, String text, DateMacros dates) {
        Metadata metadata = new Metadata();
        NamedTexts.parse(where, text).forEach((name, value) -> {
            if (value.startsWith("$")) {
                metadata.paths.put(name, JsonPaths.compile(where, value));
            } else {
                metadata.texts.put(name, MacroText.parse(where, value, dates));
            }
        });
        return metadata;
    }

    public boolean isEmpty() {
        return paths.isEmpty() && texts.isEmpty();
    }

    /** Whether it has to be known which company a record belongs to. */
    public boolean usesLookup() {
        return texts.values().stream().anyMatch(MacroText::usesLookup);
    }

    /** @throws IllegalArgumentException if the row lacks a column that is copied */
    public void check(Map<?, ?> row) {
        texts.values().forEach(t -> t.check(row));
    }

    /** What the answer has at the paths; null where it has nothing. */
    public Map<String, Object> ofAnswer(Object answer) {
        Map<String, Object> found = new LinkedHashMap<>();
        paths.forEach((name, path) -> found.put(name, at(path, answer)));
        return found;
    }

    private static Object at(JsonPath path, Object answer) {
        try {
            Object value = path.read(answer, JsonPaths.PLAIN);
            return !path.isDefinite() && value instanceof List<?> list && list.size() < 2
                    ? list.stream().findFirst().orElse(null)
                    : value;
        } catch (PathNotFoundException e) {
            return null;
        }
    }

    /** What the run and the lookup's row give; a column that is empty is null. */
    public Map<String, Object> ofRow(MacroValues values) {
        Map<String, Object> found = new LinkedHashMap<>();
        texts.forEach((name, text) -> found.put(name, text.valueOrNull(values)));
        return found;
    }
}
