/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.RecordMatch;

/**
 * Puts those rows of one batch together that mean the same record under different keys, as the bulk operation will: those that
 * lead to the same stored record, and new ones that share a key and do not disagree in a stronger one.
 */
final class SameRecords {
    private final KeyNames names;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> byTie = new HashMap<>();

    SameRecords(PlanhatObject object) {
        this.names = new KeyNames(object);
    }

    /** Rows of one record, in their order, and what was found for them. */
    private static final class Group {
        private final List<BatchRow> rows;
        private String[] keys;
        private RecordMatch match;
        private Group into;

        Group(List<BatchRow> rows, String[] keys, RecordMatch match) {
            this.rows = new ArrayList<>(rows);
            this.keys = keys;
            this.match = match;
        }

        Group united() {
            return into == null ? this : into.united();
        }
    }

    /** @param rows of one key */
    void add(List<BatchRow> rows, Map<String, Object> record, RecordMatch match) {
        Wanted wanted = names.wanted(new PlanhatRecord(0, record, record, null));
        Group group = new Group(rows, wanted.keys(), match);
        groups.add(group);
        if (match.stored() != null) {
            tie("_id=" + match.stored().id(), group, -1);
        } else if (match.problem() == null) {
            for (int k = 0; k < group.keys.length; k++) {
                if (wanted.keys()[k] != null) {
                    String scope = names.perCompany(k) ? " of " + wanted.company() : "";
                    tie(names.keyables().get(k) + "=" + wanted.keys()[k] + scope, group, k);
                }
            }
        }
    }

    private void tie(String tie, Group group, int key) {
        Group mine = group.united();
        Group other = byTie.containsKey(tie) ? byTie.get(tie).united() : mine;
        if (other != mine && agreeAbove(key, other, mine)) {
            other.rows.addAll(mine.rows);
            other.match = other.match.stored() == null ? null : other.match;
            mine.into = other;
            other.keys = merged(other.keys, mine.keys);
        }
        byTie.put(tie, group.united());
    }

    private static boolean agreeAbove(int key, Group a, Group b) {
        for (int k = 0; k < key; k++) {
            if (a.keys[k] != null && b.keys[k] != null && !a.keys[k].equals(b.keys[k])) {
                return false;
            }
        }
        return true;
    }

    private static String[] merged(String[] earlier, String[] later) {
        String[] both = earlier.clone();
        for (int k = 0; k < both.length; k++) {
            both[k] = later[k] == null ? both[k] : later[k];
        }
        return both;
    }

    /**
     * Hands out all rows, those of one record together and in their order.
     *
     * @param each gets what was found for them; null where that is to be looked for again, with the keys of all
     */
    void forEach(BiConsumer<List<BatchRow>, RecordMatch> each) {
        for (Group group : groups) {
            if (group.into == null) {
                group.rows.sort(Comparator.comparingLong(r -> r.index));
                each.accept(group.rows, group.match);
            }
        }
    }
}
