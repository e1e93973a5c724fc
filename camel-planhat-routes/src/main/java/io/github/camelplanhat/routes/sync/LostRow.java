/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import io.github.camelplanhat.routes.mapping.RefusedRow;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.row.PlainValues;
import io.github.camelplanhat.routes.row.StoredRow;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

/** Turns a row that is not confirmed into a dead letter. */
final class LostRow {
    private LostRow() {}

    /** A record without a key is known by its row: the same row is the same letter in the next run. */
    static NewDeadLetter letter(BatchRow row) {
        StoredDeadLetter before = row.letter;
        StoredRow source = before == null ? StoredRow.of(row.row) : new StoredRow(before.row(), before.rowTypes());
        return new NewDeadLetter(
                row.key != null ? row.key : "row=" + new RecordHash().of(source.json()),
                row.hash != null ? row.hash : new RecordHash().of(row.record),
                row.status,
                row.reason == null ? null : row.reason.replace('\0', '\uFFFD'),
                source.json(),
                source.types(),
                StoredRow.write(PlainValues.of(row.record)),
                before == null ? row.index : before.index(),
                row.row instanceof RefusedRow,
                row.waiting,
                row.readAt,
                before == null ? null : before.origin());
    }
}
