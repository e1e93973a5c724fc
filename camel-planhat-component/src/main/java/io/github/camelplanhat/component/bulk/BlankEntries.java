/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

/**
 * Entries to be filled in. They are made some at a time, so that they lie side by side: made one by one, each would lie between
 * the fields of its record and those of the next, and whoever goes through the records of a batch in the order of an answer
 * would wait for another page of memory with every one of them. Not thread-safe.
 */
final class BlankEntries {
    private static final int AT_ONCE = 64;

    private final Entry[] blank = new Entry[AT_ONCE];
    private int next = AT_ONCE;

    Entry next() {
        if (next == AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                blank[i] = new Entry();
            }
            next = 0;
        }
        Entry entry = blank[next];
        // A batch that is done must not be kept by the few that are left here.
        blank[next++] = null;
        return entry;
    }
}
