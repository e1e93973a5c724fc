/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelplanhat.model.PlanhatObject;

/** What a run knows of the records that are there: their keys, and their fields where it compares them. Not thread-safe. */
final class Known {
    /** A record's fields take a multiple of its keys. */
    private static final int CONTENTS_PER_KEYS = 10;

    private final PlanhatObject object;
    private final KeyNames names;
    private final KeyTable table;
    private final int mostContents;
    /** Properties that are kept besides the keys; null where no content is kept. */
    private final Set<String> compared;

    private long contents;

    Known(PlanhatObject object, KeyNames names, int maxIndexed, Set<String> compared) {
        this.object = object;
        this.names = names;
        this.table = new KeyTable(object, names.keyables().size(), maxIndexed);
        this.mostContents = Math.max(1, maxIndexed / CONTENTS_PER_KEYS);
        this.compared = compared;
    }

    /** The properties that a list has to give. */
    String select() {
        return names.select(compared == null ? Set.of() : compared);
    }

    boolean comparing() {
        return compared != null;
    }

    void add(Map<String, Object> row) {
        add(row, row, keys -> true);
    }

    /**
     * Adds a row of a whole list, of which only the compared fields are kept.
     *
     * @param wanted whether the fields of the record with these keys will be asked for
     */
    void addSelected(Map<String, Object> row, Predicate<String[]> wanted) {
        if (!comparing()) {
            add(row, row, wanted);
            return;
        }
        Map<String, Object> selected = new HashMap<>(row);
        selected.keySet().retainAll(compared);
        add(row, selected, wanted);
    }

    private void add(Map<String, Object> row, Map<String, Object> kept, Predicate<String[]> wanted) {
        Stored stored = names.stored(row);
        if (stored == null) {
            return;
        }
        String[] keys = names.keys(row);
        List<Stored> before = comparing() ? table.find(0, stored.id()) : List.of();
        if (!before.isEmpty()) {
            table.add(before.get(0), keys);
        } else {
            table.add(comparing() && wanted.test(keys) ? stored.with(content(kept)) : stored, keys);
        }
    }

    private Content content(Map<String, Object> row) {
        if (++contents > mostContents) {
            throw new LookupException("dryRun=true would have to keep the fields of more than " + mostContents
                    + " records of " + object + " to compare them, a tenth of maxIndexed (about 1 kB a record): raise"
                    + " maxIndexed, or send at most batchSize records in a message, of which only what they mean is"
                    + " kept");
        }
        return new Content(row);
    }

    /** A record that the run would create. Its fields are kept as long as there is room. */
    void willCreate(Stored created, String[] keys, Map<String, ?> fields) {
        boolean kept = fields != null && comparing() && contents < mostContents;
        contents += kept ? 1 : 0;
        table.add(kept ? created.with(new Content(fields)) : created, keys);
    }

    /** A record that the run would change, with its fields before and after. */
    void willChange(Stored before, Map<String, Object> fields) {
        String[] keysBefore = names.keys(before.content().fields());
        String[] keysNow = names.keys(fields);
        Stored now = new Stored(before.id(), names.company(fields), before.index(), before.content());
        before.content().keep(fields);
        table.replace(before, keysBefore, now, keysNow);
    }

    List<Stored> find(int key, String value) {
        return table.find(key, value);
    }
}
