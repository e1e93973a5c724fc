/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ids of all companies, which Planhat tells in one call. They are read before the list, so that what is created in
 * between does no harm; each is struck out when the list brings it.
 */
final class LeanIds {
    private final Set<String> open = new HashSet<>();
    private final int size;

    LeanIds(Iterable<?> rows) {
        for (Object row : rows) {
            Object id = ((Map<?, ?>) row).get("_id");
            if (id != null) {
                open.add(id.toString());
            }
        }
        size = open.size();
    }

    int size() {
        return size;
    }

    void strikeOut(List<Map<String, Object>> page) {
        page.forEach(record -> open.remove(String.valueOf(record.get("_id"))));
    }

    /** What the list did not bring. */
    Set<String> open() {
        return Set.copyOf(open);
    }
}
