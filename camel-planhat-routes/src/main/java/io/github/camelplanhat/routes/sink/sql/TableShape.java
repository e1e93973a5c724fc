/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.sink.Deletes;

/** The columns that a table of an object has. */
final class TableShape {
    /** Fields that have no column, and values that do not fit into theirs. */
    static final String OTHER = "_other";

    static final String WRITTEN_AT = "_written_at";
    static final String DELETED_AT = "_deleted_at";

    /** So many columns PostgreSQL can always keep; further fields stand in {@link #OTHER}. */
    private static final int MOST = 500;

    private final List<String> keys;
    private final List<String> chosen;
    private final Deletes deletes;

    /**
     * @param keys columns that identify a row
     * @param chosen the only fields to write beside the keys; empty for all
     */
    TableShape(List<String> keys, List<String> chosen, Deletes deletes) {
        this.keys = keys;
        this.chosen = chosen;
        this.deletes = deletes;
    }

    /** Of a table that is to be made: keys, then what the catalogue knows, then the sink's own. */
    Map<String, ColumnKind> columns(String object) {
        Map<String, ColumnKind> columns = new LinkedHashMap<>();
        keys.forEach(k -> columns.put(k, ColumnKind.TEXT));
        PlanhatObject.find(object).ifPresent(known -> {
            for (Field field : known.fields()) {
                String name = known.readNames().getOrDefault(field.name(), field.name());
                if (wants(name)) {
                    columns.putIfAbsent(name, ColumnKind.of(field.type()));
                }
            }
        });
        columns.putAll(own());
        return columns;
    }

    /** The columns that the sink itself fills. */
    Map<String, ColumnKind> own() {
        Map<String, ColumnKind> own = new LinkedHashMap<>();
        own.put(OTHER, ColumnKind.JSON);
        own.put(WRITTEN_AT, ColumnKind.TIME);
        if (deletes == Deletes.MARK) {
            own.put(DELETED_AT, ColumnKind.TIME);
        }
        return own;
    }

    /** Columns for fields that the table does not have yet, by the first value that is not null. */
    Map<String, ColumnKind> missing(Map<String, ColumnKind> there, Collection<Map<String, Object>> records) {
        Map<String, ColumnKind> missing = new LinkedHashMap<>();
        for (Map<String, Object> record : records) {
            record.forEach((name, value) -> {
                boolean room = there.size() + missing.size() < MOST;
                if (room && value != null && !there.containsKey(name) && wants(name) && isName(name)) {
                    missing.putIfAbsent(name, ColumnKind.of(value));
                }
            });
        }
        return missing;
    }

    boolean wants(String field) {
        return chosen.isEmpty() || chosen.contains(field) || keys.contains(field);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.indexOf('\0') < 0
                && name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= SqlDialect.LONGEST_NAME;
    }
}
