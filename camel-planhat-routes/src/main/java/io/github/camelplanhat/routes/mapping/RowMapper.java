/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps the rows of one run. Not thread-safe. */
public final class RowMapper {
    private final String file;
    private final References references;
    private final FieldMapping[] fields;
    private final ValueReader[] readers;
    /** Of a record's hash table, so that it neither grows nor is larger than it has to be: thousands wait in each batch. */
    private final int capacity;

    private boolean first = true;

    RowMapper(String file, List<FieldMapping> mappings, References references) {
        this.file = file;
        this.references = references;
        fields = mappings.toArray(FieldMapping[]::new);
        readers = mappings.stream().map(FieldMapping::newReader).toArray(ValueReader[]::new);
        long names = mappings.stream()
                .map(m -> m.rule().parent() == null ? m.rule().leaf() : m.rule().parent())
                .distinct()
                .count();
        capacity = (int) (names * 4 / 3 + 1);
    }

    /** Lets the first row stand for itself: one that lacks columns is refused, and the run goes on. */
    public void checkEachRow() {
        first = false;
    }

    /**
     * The record of a row. A value that cannot be converted refuses the record and says so; it never stops the run.
     *
     * @throws MappingException if the first row of the run lacks columns that the mapping reads: then every row does, and
     *     nothing must be sent
     */
    public MappedRow map(Map<?, ?> row) {
        if (row instanceof RefusedRow refused) {
            return new MappedRow(Map.of(), refused.reason());
        }
        if (row instanceof SkippedRow) {
            return new MappedRow(Map.of(), null);
        }
        if (first) {
            first = false;
            checkColumns(row);
        }
        Map<String, Object> record = new LinkedHashMap<>(capacity);
        String reasons = null;
        for (int i = 0; i < fields.length; i++) {
            String reason = fields[i].write(readers[i], row, record, references);
            if (reason != null) {
                reasons = reasons == null ? reason : reasons + "; " + reason;
            }
        }
        return new MappedRow(record, reasons);
    }

    private void checkColumns(Map<?, ?> row) {
        List<Problem> missing = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            FieldRule rule = fields[i].rule();
            if (!rule.missingAllowed() && isMissing(readers[i], row)) {
                missing.add(missing(rule, row));
            }
        }
        if (!missing.isEmpty()) {
            throw new MappingException("mapping " + file + " does not fit the rows of the source", missing);
        }
    }

    private static boolean isMissing(ValueReader reader, Map<?, ?> row) {
        if (reader instanceof ExpressionReader) {
            return false;
        }
        try {
            return reader.read(row) == ValueReader.MISSING;
        } catch (UnconvertibleException e) {
            return false;
        }
    }

    private static Problem missing(FieldRule rule, Map<?, ?> row) {
        List<String> columns = row.keySet().stream().map(String::valueOf).toList();
        return Problem.error(
                rule.at(),
                rule.target() + ": the rows have no column " + rule.origin() + Hints.sentenceEnd(rule.origin(), columns)
                        + " The columns are " + String.join(", ", columns)
                        + ". For rows that need not have it, write {from: " + rule.origin() + ", missing: skip}");
    }
}
