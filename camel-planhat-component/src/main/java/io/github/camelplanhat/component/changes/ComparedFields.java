/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * The fields in which a change counts: the writable ones and {@code custom}, under the names under which they are read. What
 * Planhat computes moves by itself, some of it every night.
 */
public final class ComparedFields {
    /** Writable, says the API sheet, but Planhat sets them by itself as well. */
    private static final Set<String> MOVING = Set.of("createdAt", "updatedAt", "lastActive");

    private static final String CUSTOM = "custom";
    private static final String IN_CUSTOM = CUSTOM + ".";

    private final Map<Field, List<String>> readNames = new LinkedHashMap<>();
    private final Set<String> ignored;
    private final String select;

    private ComparedFields(PlanhatObject object, Set<String> selected, Set<String> ignored) {
        this.ignored = ignored;
        Set<String> asked = new LinkedHashSet<>(selected);
        for (Field field : object.fields()) {
            List<String> names = Stream.of(
                            object.readNames().getOrDefault(field.name(), field.name()),
                            object.alternativeReadNames().get(field.name()))
                    .filter(Objects::nonNull)
                    .toList();
            boolean named = selected.contains(field.name()) || names.stream().anyMatch(selected::contains);
            if ((field.readOnly() && !field.name().equals(CUSTOM)) || !(selected.isEmpty() || named)) {
                continue;
            }
            asked.addAll(names);
            if (!MOVING.contains(field.name()) && !ignored.contains(field.name())) {
                readNames.put(field, names);
            }
        }
        asked.addAll(object.fixedValues().keySet());
        boolean takesSelect = object.pagingParameters(Operation.LIST).contains("select");
        this.select = takesSelect ? String.join(",", asked) : null;
    }

    /**
     * @param select comma-separated properties that the records shall have; null for every writable one
     * @param ignoreFields comma-separated fields, or {@code custom.} and a custom field, in which no change counts; or null
     */
    public static ComparedFields of(PlanhatObject object, String select, String ignoreFields) {
        return new ComparedFields(object, names(select), names(ignoreFields));
    }

    /** Names of {@code ignoreFields} that are no field of the object. */
    public static Set<String> unknown(PlanhatObject object, String ignoreFields) {
        return names(ignoreFields).stream()
                .filter(name ->
                        !name.startsWith(IN_CUSTOM) && object.field(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the list must be asked for; null if the object's list takes no {@code select}. */
    public String select() {
        return select;
    }

    /** Whether there is any field in which a change counts. */
    public boolean any() {
        return !readNames.isEmpty();
    }

    /** The same for two readings of a record if no compared field has changed; a field that is null or empty counts as absent. */
    public String fingerprint(Map<String, Object> row) {
        Canonical text = new Canonical();
        readNames.forEach((field, names) -> {
            Object value = names.stream()
                    .map(row::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (field.name().equals(CUSTOM)) {
                value = withoutIgnored(value);
            }
            if (!isEmpty(value)) {
                text.field(field, value);
            }
        });
        return text.fingerprint();
    }

    private Object withoutIgnored(Object custom) {
        if (!(custom instanceof Map<?, ?> map)) {
            return custom;
        }
        Map<String, Object> rest = new TreeMap<>();
        map.forEach((name, value) -> {
            if (!isEmpty(value) && !ignored.contains(IN_CUSTOM + name)) {
                rest.put(name.toString(), value);
            }
        });
        return rest;
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Collection<?> collection && collection.isEmpty();
    }
}
