/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

/**
 * Which stored record a mapped one means.
 *
 * @param stored that record; null if there is none, or if nobody can say
 * @param key the field that led to it; null without it
 * @param problem why nobody can say, or why the record must not be created; null if all is well
 */
public record RecordMatch(StoredRecord stored, String key, String problem) {
    static RecordMatch of(StoredRecord stored, String key) {
        return new RecordMatch(stored, key, null);
    }

    static RecordMatch none() {
        return new RecordMatch(null, null, null);
    }

    static RecordMatch problem(String why) {
        return new RecordMatch(null, null, why);
    }
}
