/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows which records of a list were handed out already. While a list comes in ascending order of {@code _id}, the last id
 * is all that it needs; from the first record out of order on, and for lists in any other order, it remembers every id
 * (about 100 bytes each). Records without an id are always new.
 */
final class SeenIds {
    private final Set<String> ids = new HashSet<>();
    private boolean ordered;
    private String last = "";
    private Set<String> previousPage = Set.of();
    private String previousFirst = "";

    /** @param ordered whether the list is asked for in ascending order of {@code _id} */
    SeenIds(boolean ordered) {
        this.ordered = ordered;
    }

    /** A further pass over the list starts: its first page may well be the last one of the pass before. */
    void newPass() {
        previousPage = Set.of();
    }

    /**
     * Whether a page is the one before it once more: the same rows, or its first ones. A part of its last rows is none,
     * because records that came in meanwhile move rows behind the offset.
     */
    boolean repeats(List<Map<String, Object>> page) {
        Set<String> now = new HashSet<>();
        page.forEach(row -> now.add(id(row)));
        boolean repeated = !page.isEmpty()
                && previousPage.containsAll(now)
                && (now.size() == previousPage.size() || id(page.get(0)).equals(previousFirst));
        if (ordered && !(ascending(page) && followsPreviousPage(page))) {
            ordered = false;
            ids.addAll(previousPage);
        }
        previousPage = now;
        previousFirst = page.isEmpty() ? "" : id(page.get(0));
        return repeated;
    }

    /** A row that is not behind the last one must be known from the page before: then offsets moved, not the order. */
    private boolean followsPreviousPage(List<Map<String, Object>> page) {
        return page.stream().map(SeenIds::id).allMatch(id -> id.compareTo(last) > 0 || previousPage.contains(id));
    }

    /** What tells a row from others: its id, or all of it where it has none. */
    private static String id(Map<String, Object> row) {
        Object id = row.get("_id");
        return id == null ? row.toString() : id.toString();
    }

    private boolean ascending(List<Map<String, Object>> page) {
        String before = "";
        for (Map<String, Object> row : page) {
            String id = id(row);
            if (id.compareTo(before) <= 0) {
                return false;
            }
            before = id;
        }
        return true;
    }

    /** Whether the record was not handed out before; it counts as handed out from now on. */
    boolean add(Map<String, Object> row) {
        Object value = row.get("_id");
        if (value == null) {
            return true;
        }
        String id = value.toString();
        if (!ordered) {
            return ids.add(id);
        }
        if (id.compareTo(last) <= 0) {
            return false;
        }
        last = id;
        return true;
    }
}
