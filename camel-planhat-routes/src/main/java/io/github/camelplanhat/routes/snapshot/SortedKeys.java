/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/**
 * Values of one key and where the records that have them stand, in a store. While records are read, their keys come in any
 * order; each of them put into its place at once would write a whole page of the file. So they are sorted in portions, and
 * the portions are merged at the end: everything is written in order.
 */
final class SortedKeys {
    /** Sorted at once: about two megabytes. */
    private static final int PORTION = 20_000;
    /** Merged at once; each takes a page of memory. */
    private static final int MOST_RUNS = 64;
    /** Stands between a value and the place. */
    private static final char SEPARATOR = '\0';

    private final MVStore store;
    private final String name;
    private final int portionSize;
    private final List<String> portion = new ArrayList<>();
    private List<MVMap<String, String>> runs = new ArrayList<>();
    private int made;
    private MVMap<String, String> all;

    SortedKeys(MVStore store, String name) {
        this(store, name, PORTION);
    }

    SortedKeys(MVStore store, String name, int portionSize) {
        this.store = store;
        this.name = name;
        this.portionSize = portionSize;
    }

    void add(String value, long place) {
        String entry = value + SEPARATOR + place;
        if (all != null) {
            all.put(entry, "");
            return;
        }
        portion.add(entry);
        if (portion.size() == portionSize) {
            endPortion();
        }
    }

    private void endPortion() {
        Collections.sort(portion);
        MVMap<String, String> run = newMap();
        portion.forEach(entry -> run.append(entry, ""));
        portion.clear();
        runs.add(run);
        if (runs.size() == MOST_RUNS) {
            merge();
        }
    }

    private void merge() {
        MVMap<String, String> merged = newMap();
        PriorityQueue<Head> heads = new PriorityQueue<>();
        for (MVMap<String, String> run : runs) {
            Head head = new Head(run.cursor(null));
            if (head.advance()) {
                heads.add(head);
            }
        }
        for (Head least = heads.poll(); least != null; least = heads.poll()) {
            merged.append(least.entry, "");
            if (least.advance()) {
                heads.add(least);
            }
        }
        runs.forEach(store::removeMap);
        runs = new ArrayList<>(List.of(merged));
    }

    /** All is added that was to be sorted; from now on values can be looked for, and added one by one. */
    void sorted() {
        endPortion();
        if (runs.size() > 1) {
            merge();
        }
        all = runs.get(0);
    }

    /** The places of the records that were added with this value. */
    List<Long> places(String value) {
        List<Long> places = new ArrayList<>(1);
        String prefix = value + SEPARATOR;
        for (Cursor<String, String> at = all.cursor(prefix); at.hasNext(); ) {
            String entry = at.next();
            if (!entry.startsWith(prefix)) {
                break;
            }
            if (entry.indexOf(SEPARATOR, prefix.length()) < 0) {
                places.add(Long.valueOf(entry.substring(prefix.length())));
            }
        }
        return places;
    }

    /** All values in order. */
    Iterator<String> values() {
        Cursor<String, String> entries = all.cursor(null);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public String next() {
                String entry = entries.next();
                return entry.substring(0, entry.lastIndexOf(SEPARATOR));
            }
        };
    }

    private MVMap<String, String> newMap() {
        return store.openMap(
                name + " " + made++,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE)
                        .singleWriter());
    }

    /** The least entry of a run that is not merged yet. */
    private static final class Head implements Comparable<Head> {
        private final Cursor<String, String> rest;
        private String entry;

        private Head(Cursor<String, String> rest) {
            this.rest = rest;
        }

        private boolean advance() {
            entry = rest.hasNext() ? rest.next() : null;
            return entry != null;
        }

        @Override
        public int compareTo(Head other) {
            return entry.compareTo(other.entry);
        }
    }
}
