/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The demo's CRM: an H2 database in one file. */
final class CrmDatabase implements AutoCloseable {
    static final List<String> TABLES = List.of("account", "contact", "licence", "opportunity");

    private final Connection connection;

    private CrmDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Makes the empty tables in a folder that has no CRM yet. */
    static CrmDatabase create(Path folder) throws SQLException {
        CrmDatabase crm =
                new CrmDatabase(DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crm"), "sa", ""));
        try (Statement statement = crm.connection.createStatement()) {
            statement.execute(schema());
        }
        crm.connection.setAutoCommit(false);
        return crm;
    }

    Connection connection() {
        return connection;
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String schema() {
        try (InputStream in = CrmDatabase.class.getResourceAsStream("/demo/crm.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
