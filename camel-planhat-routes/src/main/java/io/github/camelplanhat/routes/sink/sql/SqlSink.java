/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.sink.Deletes;
import io.github.camelplanhat.routes.sink.SinkBatch;
import io.github.camelplanhat.routes.sink.SinkNames;

/**
 * The step of {@code planhat-sql-sink} that YAML cannot say: upserts the rows of a batch in one transaction. The same batch
 * twice leaves the same rows.
 */
public final class SqlSink implements CamelContextAware {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, SqlTable> tables = new HashMap<>();
    private final Clock clock = Clock.systemUTC();
    private CamelContext context;
    private String dataSource;
    private String table;
    private String key;
    private String fields;
    private String deletes;
    private List<String> keys;
    private List<String> chosen;
    private Deletes gone;
    private DataSource database;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** @param dataSource name of a bean of type {@link DataSource}, with or without a # before it */
    public void setDataSource(String dataSource) {
        this.dataSource = dataSource;
    }

    public void setTable(String table) {
        this.table = table;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public void setFields(String fields) {
        this.fields = fields;
    }

    public void setDeletes(String deletes) {
        this.deletes = deletes;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        String bean = dataSource == null ? "" : dataSource.replaceFirst("^#(bean:)?", "");
        database = context.getRegistry().lookupByNameAndType(bean, DataSource.class);
        if (database == null) {
            Set<String> known =
                    context.getRegistry().findByTypeWithName(DataSource.class).keySet();
            throw new IllegalArgumentException("dataSource '" + dataSource + "' is no bean of type javax.sql.DataSource"
                    + Names.hint(bean, known));
        }
        SinkNames.check("table", table);
        if (table.isBlank() || table.indexOf('.') != table.lastIndexOf('.')) {
            throw new IllegalArgumentException("table '" + table + "' must be a name, or schema.name");
        }
        keys = names(key);
        chosen = names(fields);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("key is blank; name the field that identifies a record, such as _id");
        }
        gone = Deletes.parse(deletes, Deletes.MARK, Deletes.REMOVE, Deletes.IGNORE);
    }

    private static List<String> names(String list) {
        return list == null
                ? List.of()
                : Stream.of(list.split(","))
                        .map(String::strip)
                        .filter(n -> !n.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Returns when the batch is committed. */
    public void write(Exchange exchange) throws SQLException {
        SinkBatch batch = SinkBatch.of(exchange);
        if (batch.records().isEmpty() || batch.deleted() && gone == Deletes.IGNORE) {
            return;
        }
        Collection<Map<String, Object>> records = byKey(batch);
        lock.lock();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            SqlTable target = target(connection, batch);
            try {
                write(connection, target, batch, records);
                connection.commit();
            } catch (SQLException e) {
                giveUp(connection, target, e);
                throw SqlFailures.withoutRow(target, e);
            } catch (RuntimeException e) {
                giveUp(connection, target, e);
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private static void giveUp(Connection connection, SqlTable target, Exception why) {
        target.forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            // A connection that broke cannot roll back, and need not.
            why.addSuppressed(e);
        }
    }

    private void write(Connection connection, SqlTable target, SinkBatch batch, Collection<Map<String, Object>> records)
            throws SQLException {
        Map<String, ColumnKind> columns =
                target.ready(connection, batch.object(), batch.deleted() ? List.of() : records);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        RowWriter rows = new RowWriter(connection, target, columns, now);
        if (batch.deleted()) {
            rows.delete(records, gone);
        } else {
            rows.upsert(records);
        }
    }

    private SqlTable target(Connection connection, SinkBatch batch) throws SQLException {
        String name = SinkNames.of("table", table, batch, "none");
        SqlTable known = tables.get(name);
        if (known == null) {
            known = new SqlTable(SqlDialect.of(connection), name, keys, new TableShape(keys, chosen, gone));
            tables.put(name, known);
        }
        return known;
    }

    /** The last of the records that have one key, as if they had been written one after the other. */
    private Collection<Map<String, Object>> byKey(SinkBatch batch) {
        Map<List<Object>, Map<String, Object>> byKey = new LinkedHashMap<>();
        int index = 0;
        for (Map<String, Object> record : batch.records()) {
            List<Object> values = new ArrayList<>();
            for (String name : keys) {
                Object value = record.get(name);
                if (value == null) {
                    throw new IllegalArgumentException("record " + index + " of " + batch.object() + " has no " + name
                            + ", by which rows are told from each other; set key to a field that every record has");
                }
                values.add(value.toString());
            }
            byKey.remove(values);
            byKey.put(values, record);
            index++;
        }
        return byKey.values();
    }
}
