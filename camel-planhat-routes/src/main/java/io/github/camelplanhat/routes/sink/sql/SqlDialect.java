/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the databases differ. All that is said in the SQL of one of them stands here. */
enum SqlDialect {
    POSTGRESQL("PostgreSQL", "TEXT", "JSONB", "CAST(? AS JSONB)") {
        @Override
        String upsert(String table, Collection<String> columns, List<String> keys, String values) {
            String changes = columns.stream()
                    .filter(c -> !keys.contains(c))
                    .map(c -> quoted(c) + " = EXCLUDED." + quoted(c))
                    .collect(Collectors.joining(", "));
            return "INSERT INTO " + table + " (" + list(columns) + ") VALUES (" + values + ") ON CONFLICT ("
                    + list(keys) + ") DO " + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
        }
    },
    H2("H2", "CHARACTER VARYING", "JSON", "? FORMAT JSON") {
        @Override
        String upsert(String table, Collection<String> columns, List<String> keys, String values) {
            return "MERGE INTO " + table + " (" + list(columns) + ") KEY (" + list(keys) + ") VALUES (" + values + ")";
        }
    };

    /** PostgreSQL cuts longer names off without an error, so that two of them could become one. */
    static final int LONGEST_NAME = 63;

    private static final Map<ColumnKind, Set<String>> TYPES = Map.of(
            ColumnKind.NUMBER, Set.of("double precision", "float8", "real", "float4", "numeric", "decimal", "decfloat"),
            ColumnKind.INTEGER, Set.of("bigint", "int8", "integer", "int4", "smallint", "int2", "tinyint"),
            ColumnKind.BOOLEAN, Set.of("boolean", "bool"),
            ColumnKind.TIME, Set.of("timestamp with time zone", "timestamptz"),
            ColumnKind.DATE, Set.of("date"),
            ColumnKind.JSON, Set.of("json", "jsonb"));

    private final String product;
    private final String text;
    private final String json;
    private final String jsonParameter;

    SqlDialect(String product, String text, String json, String jsonParameter) {
        this.product = product;
        this.text = text;
        this.json = json;
        this.jsonParameter = jsonParameter;
    }

    /** @throws IllegalArgumentException if the database is none of those that are known */
    static SqlDialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        for (SqlDialect dialect : values()) {
            if (dialect.product.equals(product)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("planhat-sql-sink writes to PostgreSQL and H2; this database is " + product);
    }

    /** Creates or replaces one row. */
    abstract String upsert(String table, Collection<String> columns, List<String> keys, String values);

    String type(ColumnKind kind) {
        return switch (kind) {
            case TEXT -> text;
            case NUMBER -> "DOUBLE PRECISION";
            case INTEGER -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case TIME -> "TIMESTAMP(3) WITH TIME ZONE";
            case DATE -> "DATE";
            case JSON -> json;
        };
    }

    /** What stands for a value in a statement. */
    String parameter(ColumnKind kind) {
        return kind == ColumnKind.JSON ? jsonParameter : "?";
    }

    /** What a column holds that is there already; text where nobody knows better. */
    static ColumnKind kind(String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT).replaceAll("\\(\\d+\\)", "");
        return TYPES.entrySet().stream()
                .filter(e -> e.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ColumnKind.TEXT);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String list(Collection<String> names) {
        return names.stream().map(SqlDialect::quoted).collect(Collectors.joining(", "));
    }
}
