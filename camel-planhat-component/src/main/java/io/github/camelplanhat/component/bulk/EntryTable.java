/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.Arrays;

/**
 * The records of a batch by one of their keys. It does what a hash map of texts would do, but the characters of all keys lie side
 * by side: a batch's records, and the texts of their keys among them, lie megabytes apart by the time its answer comes, and a
 * look-up that follows one reference after the other waits for memory several times. Not thread-safe.
 */
final class EntryTable {
    private static final int SMALLEST = 16;

    /** Number of a key, plus one; 0 where there is none. Its length is a power of two, and at least a third of it is free. */
    private int[] slots;

    /** For each key where its characters begin, and its hash; those of the next one begin behind them. */
    private int[] marks;

    private char[] characters;
    /** Null where the record was taken out. */
    private Entry[] entries;

    private int keys;
    private int size;

    /** The key that is looked for. */
    private char[] sought = new char[4 * SMALLEST];
    /** What was looked for last, and where it belongs: who finds nothing often puts something there. */
    private String last;

    private int lastSlot;

    /** @param expected how many keys there may be */
    EntryTable(int expected) {
        int room = Math.max(SMALLEST, expected);
        slots = new int[Integer.highestOneBit(room + room / 2 - 1) * 2];
        marks = new int[2 * room + 1];
        entries = new Entry[room];
        characters = new char[room * SMALLEST];
    }

    /** Forgets all keys. */
    void clear() {
        Arrays.fill(slots, 0);
        Arrays.fill(entries, 0, keys, null);
        keys = 0;
        size = 0;
        last = null;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The record with this key, or null. */
    Entry get(String key) {
        last = key;
        lastSlot = slot(key, spread(key));
        int slot = slots[lastSlot];
        return slot == 0 ? null : entries[slot - 1];
    }

    /** The record that had this key before, or null. */
    Entry put(String key, Entry entry) {
        int hash = spread(key);
        int slot = key == last ? lastSlot : slot(key, hash);
        if (slots[slot] != 0) {
            int number = slots[slot] - 1;
            Entry before = entries[number];
            entries[number] = entry;
            size += before == null ? 1 : 0;
            return before;
        }
        append(key, hash, entry);
        slots[slot] = keys;
        last = null;
        if (keys * 3L > slots.length * 2L) {
            grow();
        }
        return null;
    }

    private void append(String key, int hash, Entry entry) {
        int length = key.length();
        makeRoom(length);
        int start = marks[2 * keys];
        key.getChars(0, length, characters, start);
        marks[2 * keys + 1] = hash;
        marks[2 * keys + 2] = start + length;
        entries[keys] = entry;
        keys++;
        size++;
    }

    /** Takes this record out, if it is the one with this key. */
    void remove(String key, Entry entry) {
        int slot = slots[slot(key, spread(key))];
        if (slot != 0 && entries[slot - 1] == entry) {
            entries[slot - 1] = null;
            size--;
        }
    }

    /** Where the key stands, or the free slot where it belongs. */
    private int slot(String key, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && !is(key, hash, slots[slot] - 1)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean is(String key, int hash, int number) {
        int length = key.length();
        int start = marks[2 * number];
        int end = marks[2 * number + 2];
        if (marks[2 * number + 1] != hash || end - start != length) {
            return false;
        }
        if (length > sought.length) {
            sought = new char[length];
        }
        // Copied and compared as arrays, which the processor does several characters at a time.
        key.getChars(0, length, sought, 0);
        return Arrays.equals(sought, 0, length, characters, start, end);
    }

    /** Texts that differ at their end only lie side by side otherwise, and would fill each other's slots. */
    private static int spread(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private void makeRoom(int length) {
        if (keys == entries.length) {
            marks = Arrays.copyOf(marks, 4 * keys + 1);
            entries = Arrays.copyOf(entries, 2 * keys);
        }
        int needed = marks[2 * keys] + length;
        if (needed > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(needed, 2 * characters.length));
        }
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < keys; number++) {
            int slot = marks[2 * number + 1] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number + 1;
        }
    }
}
