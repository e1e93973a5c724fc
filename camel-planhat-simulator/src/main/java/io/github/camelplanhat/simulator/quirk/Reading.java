/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.simulator.store.Doc;

/** What the quirks have in common when they show a record. */
final class Reading {
    private Reading() {}

    /** All stored fields as they are. */
    static void fields(Doc record, FieldSink out) throws IOException {
        for (int i = 0; i < record.size(); i++) {
            out.field(record.name(i), record.value(i));
        }
    }

    /** The same default for all of these fields that the record does not have. */
    static void defaults(Doc record, FieldSink out, Object value, String... names) throws IOException {
        for (String name : names) {
            if (!record.has(name)) {
                out.field(name, value);
            }
        }
    }

    static void emptyArrays(Doc record, FieldSink out, String... names) throws IOException {
        defaults(record, out, List.of(), names);
    }

    static void emptyObjects(Doc record, FieldSink out, String... names) throws IOException {
        defaults(record, out, Map.of(), names);
    }

    /** The older names of the times of creation and change. */
    static void oldTimes(Doc record, FieldSink out, String created, String updated) throws IOException {
        defaults(record, out, record.get("createdAt"), created);
        defaults(record, out, record.get("updatedAt"), updated);
    }
}
