/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.sink.SinkBatch;

/**
 * CSV with a header. Nothing is lost: maps and lists are JSON in their cell, and fields that have no column stand as JSON in
 * the last one, {@code _other}, unless the columns were chosen.
 */
final class CsvBatches implements BatchFormat {
    private static final String OTHER = "_other";

    private static final ObjectWriter CSV = new CsvMapper()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS)
            .writerFor(Map.class);

    private final char delimiter;
    private final List<String> chosen;
    private final boolean marks;

    private CsvBatches(char delimiter, List<String> chosen, boolean marks) {
        this.delimiter = delimiter;
        this.chosen = chosen;
        this.marks = marks;
    }

    /**
     * @param columns names with commas between them, dots lead into maps; blank for all that the catalogue knows
     * @param marks whether there is a column that tells of records that are gone
     */
    static CsvBatches of(String delimiter, String columns, boolean marks) {
        boolean tab = "tab".equalsIgnoreCase(delimiter);
        if (!tab && (delimiter == null || delimiter.length() != 1)) {
            throw new IllegalArgumentException(
                    "delimiter '" + delimiter + "' must be one character, such as ; (or the word tab)");
        }
        List<String> chosen = columns == null || columns.isBlank()
                ? List.of()
                : Stream.of(columns.split(",")).map(String::strip).toList();
        if (chosen.contains("") || Set.copyOf(chosen).size() < chosen.size()) {
            throw new IllegalArgumentException(
                    "columns '" + columns + "': each column needs a name, and none may be there twice");
        }
        return new CsvBatches(tab ? '\t' : delimiter.charAt(0), chosen, marks);
    }

    @Override
    public List<String> header(SinkBatch batch, List<String> noted, Path file) {
        List<String> columns = columns(batch);
        if (!noted.isEmpty() && !chosen.isEmpty() && !noted.equals(columns)) {
            throw new IllegalArgumentException(file + " was begun with the columns " + noted + ", and now they are "
                    + columns + "; move it away, or give another fileName");
        }
        return noted.isEmpty() ? columns : noted;
    }

    private List<String> columns(SinkBatch batch) {
        Set<String> columns = new LinkedHashSet<>(chosen);
        if (chosen.isEmpty()) {
            columns.add("_id");
            PlanhatObject.find(batch.object()).ifPresentOrElse(o -> columns.addAll(known(o)), () -> batch.records()
                    .forEach(r -> columns.addAll(r.keySet())));
            columns.add(OTHER);
        }
        if (marks) {
            columns.add(DELETED);
        }
        return List.copyOf(columns);
    }

    private static List<String> known(PlanhatObject object) {
        return object.fields().stream()
                .map(Field::name)
                .map(name -> object.readNames().getOrDefault(name, name))
                .toList();
    }

    @Override
    public byte[] begin(List<String> header) throws IOException {
        return lines(header, rows -> writeNames(rows, header));
    }

    @Override
    public byte[] bytes(SinkBatch batch, List<String> header, boolean first) throws IOException {
        return lines(header, rows -> {
            if (first) {
                writeNames(rows, header);
            }
            for (Map<String, Object> record : batch.records()) {
                rows.write(row(record, header, batch.deleted()));
            }
        });
    }

    private static void writeNames(SequenceWriter rows, List<String> header) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        header.forEach(name -> names.put(name, name));
        rows.write(names);
    }

    private interface Lines {
        void writeTo(SequenceWriter rows) throws IOException;
    }

    private byte[] lines(List<String> header, Lines lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvSchema schema = CsvSchema.builder()
                .addColumns(header, CsvSchema.ColumnType.STRING)
                .setColumnSeparator(delimiter)
                .build();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                SequenceWriter rows = CSV.with(schema).writeValues(out)) {
            lines.writeTo(rows);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> row(Map<String, Object> record, List<String> header, boolean deleted)
            throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : header) {
            Object value;
            if (column.equals(DELETED)) {
                value = deleted;
            } else if (column.equals(OTHER) && chosen.isEmpty()) {
                value = rest(record, header);
            } else {
                value = value(record, column);
            }
            cells.put(column, text(value));
        }
        return cells;
    }

    private static Map<String, Object> rest(Map<String, Object> record, List<String> header) {
        Map<String, Object> rest = record.entrySet().stream()
                .filter(e -> e.getValue() != null && !header.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
        return rest.isEmpty() ? null : rest;
    }

    /** A name with dots is a path, unless the record has a field of just that name. */
    private static Object value(Map<String, Object> record, String column) {
        if (record.containsKey(column) || !column.contains(".")) {
            return record.get(column);
        }
        Object at = record;
        String left = column;
        while (at instanceof Map<?, ?> map) {
            if (map.containsKey(left)) {
                return map.get(left);
            }
            int dot = left.indexOf('.');
            if (dot < 0) {
                return null;
            }
            at = map.get(left.substring(0, dot));
            left = left.substring(dot + 1);
        }
        return null;
    }

    private static String text(Object value) throws IOException {
        if (value == null) {
            return null;
        }
        return value instanceof Map || value instanceof Collection
                ? PlanhatJson.mapper().writeValueAsString(value)
                : value.toString();
    }
}
