/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.sink.Deletes;

/** Writes the rows of one batch; the caller commits. */
final class RowWriter {
    /** Rows that travel to the database at once. */
    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final SqlTable table;
    private final Map<String, ColumnKind> columns;
    private final Instant now;

    RowWriter(Connection connection, SqlTable table, Map<String, ColumnKind> columns, Instant now) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        this.now = now;
    }

    /** @param records with keys, each of them once */
    void upsert(Collection<Map<String, Object>> records) throws SQLException {
        Map<String, ColumnKind> written = new LinkedHashMap<>(columns);
        Map<String, ColumnKind> own = table.shape().own();
        written.keySet().removeIf(c -> !own.containsKey(c) && !table.shape().wants(c));
        String values =
                written.values().stream().map(table.dialect()::parameter).collect(Collectors.joining(", "));
        String sql = table.dialect().upsert(table.quoted(), written.keySet(), table.keys(), values);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Map<String, Object> record : records) {
                bind(statement, record, written);
                statement.addBatch();
                if (++waiting % AT_ONCE == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, Map<String, Object> record, Map<String, ColumnKind> written)
            throws SQLException {
        Map<String, Object> other = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        record.forEach((name, value) -> {
            if (value != null && !written.containsKey(name) && table.shape().wants(name)) {
                other.put(name, value);
            }
        });
        for (Map.Entry<String, ColumnKind> column : written.entrySet()) {
            Object value = record.get(column.getKey());
            try {
                values.put(column.getKey(), ColumnValues.of(column.getValue(), value));
            } catch (ColumnValues.UnfitException e) {
                other.put(column.getKey(), value);
            }
        }
        values.put(TableShape.OTHER, other.isEmpty() ? null : ColumnValues.json(other));
        values.put(TableShape.WRITTEN_AT, now.atOffset(ZoneOffset.UTC));
        values.put(TableShape.DELETED_AT, null);
        int index = 1;
        for (Map.Entry<String, ColumnKind> column : written.entrySet()) {
            set(statement, index++, column.getValue(), values.get(column.getKey()));
        }
    }

    private static void set(PreparedStatement statement, int index, ColumnKind kind, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, nullType(kind));
        } else {
            statement.setObject(index, value);
        }
    }

    private static int nullType(ColumnKind kind) {
        return switch (kind) {
            case TEXT, JSON -> Types.VARCHAR;
            case NUMBER -> Types.DOUBLE;
            case INTEGER -> Types.BIGINT;
            case BOOLEAN -> Types.BOOLEAN;
            case TIME -> Types.TIMESTAMP_WITH_TIMEZONE;
            case DATE -> Types.DATE;
        };
    }

    /** Marks or removes rows; those that are not there are passed over. */
    void delete(Collection<Map<String, Object>> records, Deletes deletes) throws SQLException {
        List<String> keys = table.keys();
        String where = keys.stream().map(k -> SqlDialect.quoted(k) + " = ?").collect(Collectors.joining(" AND "));
        String deleted = SqlDialect.quoted(TableShape.DELETED_AT);
        boolean marks = deletes == Deletes.MARK;
        String sql = marks
                ? "UPDATE " + table.quoted() + " SET " + deleted + " = ? WHERE " + where + " AND " + deleted
                        + " IS NULL"
                : "DELETE FROM " + table.quoted() + " WHERE " + where;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map<String, Object> record : records) {
                int index = 1;
                if (marks) {
                    statement.setObject(index++, now.atOffset(ZoneOffset.UTC));
                }
                for (String key : keys) {
                    statement.setObject(index++, ColumnValues.of(columns.get(key), record.get(key)));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (ColumnValues.UnfitException e) {
            throw new IllegalArgumentException("a key of " + table.quoted() + " does not fit into its column", e);
        }
    }
}
