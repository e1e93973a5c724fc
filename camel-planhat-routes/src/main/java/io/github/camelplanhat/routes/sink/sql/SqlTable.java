/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table in the warehouse: it is made where it is missing, and gets a column for each new field. */
final class SqlTable {
    private final SqlDialect dialect;
    private final String schema;
    private final String name;
    private final List<String> keys;
    private final TableShape shape;
    private Map<String, ColumnKind> columns;

    /** @param named with or without a schema before a dot */
    SqlTable(SqlDialect dialect, String named, List<String> keys, TableShape shape) {
        int dot = named.indexOf('.');
        this.dialect = dialect;
        this.schema = dot < 0 ? null : named.substring(0, dot);
        this.name = named.substring(dot + 1);
        this.keys = keys;
        this.shape = shape;
    }

    SqlDialect dialect() {
        return dialect;
    }

    List<String> keys() {
        return keys;
    }

    TableShape shape() {
        return shape;
    }

    /** As it stands in statements. */
    String quoted() {
        return schema == null ? SqlDialect.quoted(name) : SqlDialect.quoted(schema) + "." + SqlDialect.quoted(name);
    }

    /** The columns, when the table is ready for these records; the connection commits what was changed. */
    Map<String, ColumnKind> ready(Connection connection, String object, Collection<Map<String, Object>> records)
            throws SQLException {
        if (columns == null) {
            columns = read(connection);
            if (columns.isEmpty()) {
                create(connection, shape.columns(object));
                columns = read(connection);
            }
            add(connection, missingOwn());
        }
        add(connection, shape.missing(columns, records));
        return columns;
    }

    /** After a failure somebody may have changed the table. */
    void forget() {
        columns = null;
    }

    private Map<String, ColumnKind> missingOwn() {
        Map<String, ColumnKind> own = shape.own();
        own.keySet().removeAll(columns.keySet());
        return own;
    }

    private void create(Connection connection, Map<String, ColumnKind> wanted) throws SQLException {
        String list = wanted.entrySet().stream()
                .map(c -> definition(c) + (keys.contains(c.getKey()) ? " NOT NULL" : ""))
                .collect(Collectors.joining(", "));
        String create = "CREATE TABLE IF NOT EXISTS " + quoted() + " (" + list + ", PRIMARY KEY ("
                + SqlDialect.list(keys) + "))";
        try {
            execute(connection, create);
        } catch (SQLException e) {
            // Two nodes that create one table at once: the second finds it made.
            connection.rollback();
            if (read(connection).isEmpty()) {
                throw e;
            }
        }
    }

    private void add(Connection connection, Map<String, ColumnKind> missing) throws SQLException {
        if (missing.isEmpty()) {
            return;
        }
        for (Map.Entry<String, ColumnKind> column : missing.entrySet()) {
            execute(connection, "ALTER TABLE " + quoted() + " ADD COLUMN IF NOT EXISTS " + definition(column));
        }
        columns = read(connection);
    }

    private String definition(Map.Entry<String, ColumnKind> column) {
        return SqlDialect.quoted(column.getKey()) + " " + dialect.type(column.getValue());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    private Map<String, ColumnKind> read(Connection connection) throws SQLException {
        Map<String, ColumnKind> found = new LinkedHashMap<>();
        String where = schema == null ? connection.getSchema() : schema;
        // The arguments are patterns, in which the underscore stands for any character: hence the look at the names.
        try (ResultSet rs = connection.getMetaData().getColumns(null, where, name, null)) {
            while (rs.next()) {
                if (rs.getString("TABLE_NAME").equals(name)
                        && rs.getString("TABLE_SCHEM").equals(where)) {
                    found.put(rs.getString("COLUMN_NAME"), SqlDialect.kind(rs.getString("TYPE_NAME")));
                }
            }
        }
        return found;
    }
}
