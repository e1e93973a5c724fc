/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** State that an older version has left. */
class MigrationTest {
    private static final String TIME = "TIMESTAMP WITH TIME ZONE '2026-03-01 02:00:00Z'";

    static Stream<DataSource> databases() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(PostgresServer.newDatabase());
        postgres.setUser(PostgresServer.USER);
        return Stream.of(h2, postgres);
    }

    private static void migrated(DataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/planhat")
                .table("planhat_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version)
                .load()
                .migrate();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void isBroughtUpToDate(DataSource database) throws SQLException {
        migrated(database, "1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO planhat_run VALUES ('r', 's', 'company', 'COMPLETED', 1, " + TIME + ", "
                    + TIME + ", " + TIME + ", NULL, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, NULL, '{}', NULL)");
            statement.execute(
                    "INSERT INTO planhat_dead_letter (sync, object, record_key, record_hash, status, source_row,"
                            + " record, row_index, run_id, attempts, first_at, last_at) VALUES ('s', 'company', 'k', 'h',"
                            + " 'REFUSED', '{\"ID\":1}', '{}', 0, 'r', 1, " + TIME + ", " + TIME + ")");
            statement.execute("INSERT INTO planhat_fingerprint (sync, record_key, hash, status, run_id)"
                    + " VALUES ('s', 'k', 'h', 'CREATED', 'r')");
        }

        try (StateStore store = StateStore.over(database)) {
            store.inTransaction(() -> {
                assertThat(store.runs().find("r").orElseThrow().kind()).isEqualTo(RunKind.SYNC);
                assertThat(store.deadLetters().oldest(LetterPage.first("s", "x", 0, 9, 9)))
                        .singleElement()
                        .satisfies(l -> {
                            assertThat(l.readAt()).isEqualTo(l.last());
                            assertThat(l.rowTypes()).isNull();
                        });
                assertThat(store.fingerprints().find("s", List.of("k")).get("k").rowAt())
                        .isNull();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEventThatWasRefusedIsTriedOnceMore(DataSource database) throws SQLException {
        migrated(database, "10");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO planhat_event (stream, state, event_id, event_time, readable_time, received_at,"
                            + " since_at, reason, payload_bytes, payload) VALUES ('s', 'refused', 'e', " + TIME
                            + ", TRUE, " + TIME
                            + ", " + TIME + ", 'no', 2, '{}')");
        }

        try (StateStore store = StateStore.over(database)) {
            assertThat(store.inTransaction(() -> store.events().count("s", EventState.PENDING)))
                    .isEqualTo(1);
        }
    }
}
