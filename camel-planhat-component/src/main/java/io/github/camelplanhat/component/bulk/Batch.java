/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.List;

/** The records of one bulk call, written once; any part of them can be sent again without writing them anew. */
final class Batch {
    final boolean keyed;
    final List<Entry> entries = new ArrayList<>();
    final RecordBuffer buffer;
    private List<EntryTable> distinct = List.of();
    private long bytes = 2;
    private int taken;

    Batch(boolean keyed, RecordBuffer buffer) {
        this.keyed = keyed;
        this.buffer = buffer;
    }

    void add(Entry entry) {
        entries.add(entry);
        taken += 1 + entry.absorbed.size();
        bytes += entry.length() + 1L;
    }

    void remove(Entry entry) {
        entries.remove(entry);
        taken -= 1 + entry.absorbed.size();
        bytes -= entry.length() + 1L;
    }

    /** @param byKey for each key of which no two entries have the same value, the entries by it; null for the others */
    void distinct(List<EntryTable> byKey) {
        distinct = byKey;
    }

    /** All entries with this key by its value; null if it is not certain that no two of them have the same. */
    EntryTable distinct(int key) {
        return key < distinct.size() ? distinct.get(key) : null;
    }

    /** Nothing of it will be sent any more, and no answer to it is waited for. */
    void delivered(Duplicates duplicates) {
        buffer.handBack();
        duplicates.takeBack(distinct);
        distinct = List.of();
    }

    /** Bytes of the body that holds all entries. */
    long bytes() {
        return bytes;
    }

    /** Input records that the entries stand for, merged ones included. */
    int taken() {
        return taken;
    }

    Part whole() {
        return new Part(this, List.copyOf(entries), false);
    }

    List<Entry> unresolved() {
        return entries.stream().filter(e -> !e.resolved).toList();
    }
}
