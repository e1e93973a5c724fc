/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.util.ArrayList;
import java.util.Collection;
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
    /** What tells the rows of the page before from others, in their order. */
    private List<String> previousPage = List.of();

    /** @param ordered whether the list is asked for in ascending order of {@code _id} */
    SeenIds(boolean ordered) {
        this.ordered = ordered;
    }

    /** A further pass over the list starts: its first page may well be the last one of the pass before. */
    void newPass() {
        previousPage = List.of();
    }

    /**
     * Whether a page is the one before it once more: the same rows, or its first ones. A part of its last rows is none,
     * because records that came in meanwhile move rows behind the offset.
     */
    boolean repeats(List<Map<String, Object>> page) {
        List<String> now = new ArrayList<>(page.size());
        page.forEach(row -> now.add(id(row)));
        // A page behind all that came before, which is what nearly every page is, needs no further look.
        boolean repeated = !(ordered && ascending(now) && isBehindPrevious(now)) && repeats(now);
        previousPage = now;
        return repeated;
    }

    private boolean isBehindPrevious(List<String> page) {
        if (page.isEmpty()) {
            return true;
        }
        String first = page.get(0);
        return first.compareTo(last) > 0
                && (previousPage.isEmpty() || first.compareTo(previousPage.get(previousPage.size() - 1)) > 0);
    }

    private boolean repeats(Collection<String> page) {
        Set<String> now = new HashSet<>(page);
        Set<String> before = new HashSet<>(previousPage);
        boolean repeated = !page.isEmpty()
                && before.containsAll(now)
                && (now.size() == before.size() || page.iterator().next().equals(previousPage.get(0)));
        if (ordered && !(ascending(page) && followsPreviousPage(page, before))) {
            ordered = false;
            ids.addAll(before);
        }
        return repeated;
    }

    /** A row that is not behind the last one must be known from the page before: then offsets moved, not the order. */
    private boolean followsPreviousPage(Collection<String> page, Set<String> before) {
        return page.stream().allMatch(id -> id.compareTo(last) > 0 || before.contains(id));
    }

    /** What tells a row from others: its id, or all of it where it has none. */
    private static String id(Map<String, Object> row) {
        Object id = row.get("_id");
        return id == null ? row.toString() : id.toString();
    }

    private static boolean ascending(Collection<String> page) {
        String before = "";
        for (String id : page) {
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
