/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The values of one run and what Planhat has of them, side by side in a database of its own, so that neither has to fit into
 * memory nor to come in any order. It lies in a folder that only its owner may read, and goes with the run; what a killed
 * process left goes when the next run begins, which the lease of the job makes the only one.
 */
final class MetricScratch implements AutoCloseable {
    private static final String[] TABLES = {
        "CREATE TABLE metric_value (day_no BIGINT, dimension VARCHAR, target VARCHAR, val DECFLOAT, row_count BIGINT,"
                + " PRIMARY KEY (day_no, dimension, target))",
        "CREATE TABLE planhat_target (target VARCHAR PRIMARY KEY, id VARCHAR)",
        "CREATE TABLE planhat_value (id VARCHAR, dimension VARCHAR, day_no BIGINT, val DOUBLE PRECISION, point VARCHAR,"
                + " PRIMARY KEY (id, dimension, day_no))"
    };

    private final Path folder;
    private final Connection connection;

    private MetricScratch(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    static MetricScratch open(Path folder) {
        try {
            delete(folder);
            Files.createDirectories(folder.toAbsolutePath().getParent());
            OwnerOnly.createFolder(folder);
            Connection connection = DriverManager.getConnection(
                    "jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve("values")
                            + ";LAZY_QUERY_EXECUTION=1;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=16384;TRACE_LEVEL_FILE=0",
                    "sa",
                    "");
            connection.setAutoCommit(false);
            MetricScratch scratch = new MetricScratch(folder, connection);
            for (String table : TABLES) {
                scratch.execute(table);
            }
            return scratch;
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " for the values of a run cannot be made", e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a step of the work does with the connection. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String sql, Work<T> work) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            T done = work.with(statement);
            connection.commit();
            return done;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Adds what rows say; several rows of one day become what {@code sameDay} says. */
    void add(List<MetricValue> values, SameDay sameDay) {
        prepared(
                "MERGE INTO metric_value USING (VALUES (CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                        + " CAST(? AS DECFLOAT))) AS row_value (day_no, dimension, target, val)"
                        + " ON metric_value.day_no = row_value.day_no AND metric_value.dimension = row_value.dimension"
                        + " AND metric_value.target = row_value.target"
                        + " WHEN MATCHED THEN UPDATE SET row_count = metric_value.row_count + 1, val = "
                        + sameDay.sql()
                        + " WHEN NOT MATCHED THEN INSERT (day_no, dimension, target, val, row_count)"
                        + " VALUES (row_value.day_no, row_value.dimension, row_value.target, row_value.val, 1)",
                statement -> {
                    for (MetricValue value : values) {
                        statement.setLong(1, value.day().toEpochDay());
                        statement.setString(2, value.dimension());
                        statement.setString(3, value.target());
                        statement.setBigDecimal(4, value.value());
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    /** Adds records that Planhat has, in pairs of external id and {@code _id}. */
    void addTargets(List<String[]> targets) {
        prepared("MERGE INTO planhat_target KEY (target) VALUES (?, ?)", statement -> {
            for (String[] target : targets) {
                statement.setString(1, target[0]);
                statement.setString(2, target[1]);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** Adds values that Planhat has. Of several of one day the one with the highest id counts, which was stored last. */
    void addKnown(List<KnownValue> known) {
        prepared(
                "MERGE INTO planhat_value USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT),"
                        + " CAST(? AS DOUBLE PRECISION), CAST(? AS VARCHAR))) AS found (id, dimension, day_no, val, point)"
                        + " ON planhat_value.id = found.id AND planhat_value.dimension = found.dimension"
                        + " AND planhat_value.day_no = found.day_no"
                        + " WHEN MATCHED AND found.point >= planhat_value.point THEN UPDATE SET val = found.val,"
                        + " point = found.point"
                        + " WHEN NOT MATCHED THEN INSERT (id, dimension, day_no, val, point)"
                        + " VALUES (found.id, found.dimension, found.day_no, found.val, found.point)",
                statement -> {
                    for (KnownValue value : known) {
                        statement.setString(1, value.target());
                        statement.setString(2, value.dimension());
                        statement.setLong(3, value.day());
                        statement.setDouble(4, value.value());
                        statement.setString(5, value.point());
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    /** How many values there are, and the first and last day of them, as epoch days. */
    Extent extent() {
        return prepared("SELECT COUNT(*), MIN(day_no), MAX(day_no) FROM metric_value", statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Extent(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        });
    }

    record Extent(long values, long firstDay, long lastDay) {}

    /** @param most no more than these */
    List<String> dimensions(int most) {
        return prepared("SELECT DISTINCT dimension FROM metric_value ORDER BY dimension LIMIT " + most, statement -> {
            List<String> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            return all;
        });
    }

    /** All values of the rows beside what Planhat has of them, the oldest day first, read as they are asked for. */
    ComparedValues compared() {
        try {
            Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            return new ComparedValues(statement.executeQuery(
                    "SELECT v.day_no, v.dimension, v.target, v.val, v.row_count, t.id, k.val FROM metric_value v"
                            + " LEFT JOIN planhat_target t ON t.target = v.target"
                            + " LEFT JOIN planhat_value k ON k.id = t.id AND k.dimension = v.dimension"
                            + " AND k.day_no = v.day_no ORDER BY v.day_no, v.dimension, v.target"));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the values of the run cannot be kept: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            try {
                delete(folder);
            } catch (IOException e) {
                // The next run deletes it.
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
