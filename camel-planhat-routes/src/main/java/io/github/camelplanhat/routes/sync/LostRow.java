/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.store.NewDeadLetter;

/** Turns a row that is not confirmed into a dead letter. */
final class LostRow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LostRow() {}

    /** A record without a key is known by its row: the same row is the same letter in the next run. */
    static NewDeadLetter letter(BatchRow row) {
        String source = json(row.row);
        return new NewDeadLetter(
                row.key != null ? row.key : "row=" + new RecordHash().of(source),
                row.hash != null ? row.hash : new RecordHash().of(row.record),
                row.status,
                row.reason == null ? null : row.reason.replace('\0', '\uFFFD'),
                source,
                json(row.record),
                row.index);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(PlainValues.of(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a row cannot be stored as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
