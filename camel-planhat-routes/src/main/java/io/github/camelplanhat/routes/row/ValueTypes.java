/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.util.CaseInsensitiveMap;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** Takes the classes off the values of a row, and puts them back on. */
final class ValueTypes {
    /** Kind of a map in which case does not matter, as rows of SQL are. */
    private static final String ANY_CASE = "anyCase";

    private final Map<String, String> types;

    /** {@code types} go by JSON pointer; {@link #plain} adds to them. */
    ValueTypes(Map<String, String> types) {
        this.types = types;
    }

    Object plain(Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            if (map instanceof TableRow
                    || map instanceof LinkedCaseInsensitiveMap
                    || map instanceof CaseInsensitiveMap) {
                types.put(path, ANY_CASE);
            }
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((k, v) -> plain.put(String.valueOf(k), plain(v, step(path, k))));
            return plain;
        }
        Object plain = PlainValues.elements(value);
        if (plain instanceof Collection<?> elements) {
            List<Object> list = new ArrayList<>(elements.size());
            elements.forEach(e -> list.add(plain(e, step(path, list.size()))));
            return list;
        }
        ValueKind kind = ValueKind.of(value);
        if (kind != null) {
            types.put(path, kind.name());
        }
        return PlainValues.of(value);
    }

    Object restored(Object plain, String path) {
        if (plain instanceof Map<?, ?> map) {
            Map<String, Object> restored =
                    ANY_CASE.equals(types.get(path)) ? new LinkedCaseInsensitiveMap<>() : new LinkedHashMap<>();
            map.forEach((k, v) -> restored.put(String.valueOf(k), restored(v, step(path, k))));
            return restored;
        }
        if (plain instanceof List<?> list) {
            List<Object> restored = new ArrayList<>(list.size());
            list.forEach(e -> restored.add(restored(e, step(path, restored.size()))));
            return restored;
        }
        String kind = types.get(path);
        return kind == null ? plain : ValueKind.valueOf(kind).restored(plain);
    }

    private static String step(String path, Object name) {
        return path + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }
}
