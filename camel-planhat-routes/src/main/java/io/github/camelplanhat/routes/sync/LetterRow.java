/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.routes.row.StoredRow;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

/** A row on its way to another try. To the splitter it is a row as those of a source are. */
final class LetterRow extends AbstractMap<Object, Object> {
    private final StoredDeadLetter letter;
    private final Map<?, ?> row;

    LetterRow(StoredDeadLetter letter) {
        this.letter = letter;
        this.row = StoredRow.read(letter.row(), letter.rowTypes());
    }

    StoredDeadLetter letter() {
        return letter;
    }

    /** As the source gave it, for the mapping. */
    Map<?, ?> row() {
        return row;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Set<Entry<Object, Object>> entrySet() {
        return (Set) row.entrySet();
    }
}
