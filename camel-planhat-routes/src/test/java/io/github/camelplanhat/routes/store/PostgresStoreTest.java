/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresStoreTest extends StoreContract {
    private final String url = PostgresServer.newDatabase();

    @Override
    StateStore open() {
        return StateDatabase.server(url, PostgresServer.USER, "");
    }

    @Test
    void itLivesBesideOtherTables() throws SQLException {
        String shared = PostgresServer.newDatabase();
        try (Connection connection = DriverManager.getConnection(shared, PostgresServer.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE flyway_schema_history (mine INTEGER)");
        }

        try (StateStore store = StateDatabase.server(shared, PostgresServer.USER, "")) {
            assertThat(store.inTransaction(() -> store.runs().latest(1))).isEmpty();
        }
    }
}
