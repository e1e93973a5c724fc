/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.routes.state.StateStores;

import static org.assertj.core.api.Assertions.assertThat;

class SyncWatermarkTest {
    @TempDir
    Path directory;

    private final StubPlanhat planhat = new StubPlanhat(records -> {
        if (records.stream().anyMatch(r -> "poison".equals(r.get("name")))) {
            throw new IllegalStateException("no answer");
        }
        return StubPlanhat.created(records);
    });
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(planhat)
                .set("watermark", "updated_at")
                .set(
                        "source",
                        "sql:select * from accounts where updated_at >= :#watermark order by id"
                                + "?dataSource=#crm&outputType=StreamList")
                .sql(
                        "create table accounts(id int, name varchar, updated_at timestamp)",
                        "insert into accounts values (1, 'a', timestamp '2024-01-01 10:00:00')",
                        "insert into accounts values (2, 'b', timestamp '2024-01-03 10:00:00.123456')",
                        "insert into accounts values (3, 'c', timestamp '2024-01-02 10:00:00')");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private List<Object> sent() {
        List<Object> ids = planhat.batches.stream()
                .flatMap(List::stream)
                .map(r -> r.get("externalId"))
                .toList();
        planhat.batches.clear();
        return ids;
    }

    private static Timestamp time(String text) {
        return Timestamp.valueOf(text);
    }

    @Test
    void theFirstRunReadsEverythingAndTheNextOnlyWhatChanged() throws Exception {
        rig.start().run();
        assertThat(sent()).containsExactly("1", "2", "3");
        rig.sql("update accounts set name = 'A', updated_at = timestamp '2024-01-05 00:00:00' where id = 1");

        SyncReport report = rig.run();

        assertThat(report.read()).isEqualTo(2);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(sent()).containsExactly("1");
    }

    @Test
    void rowsWithTheSameTimeAsTheWatermarkAreReadAgainSoThatNoneIsLost() throws Exception {
        rig.start().run();
        sent();
        rig.sql("insert into accounts values (4, 'd', timestamp '2024-01-03 10:00:00.123456')");

        assertThat(rig.run().read()).isEqualTo(2);

        assertThat(sent()).containsExactly("4");
    }

    @Test
    void itIsTheGreatestValueWhateverTheOrderOfTheRows() throws Exception {
        rig.start().run();

        assertThat(rig.watermark()).isEqualTo(time("2024-01-03 10:00:00.123456"));
    }

    @Test
    void itStaysWhereTheRunFailed() throws Exception {
        rig.start().run();
        sent();
        rig.sql("insert into accounts values (4, 'poison', timestamp '2024-02-01 00:00:00')");
        rig.failure();
        rig.sql("update accounts set name = 'd' where id = 4");
        sent();

        assertThat(rig.run().read()).isEqualTo(2);

        assertThat(sent()).containsExactly("4");
    }

    @Test
    void itMovesPastRowsThatAreRefusedBecauseTheyAreKept() throws Exception {
        rig.mapping("externalId: ID\nname: {from: NAME, required: true}");
        rig.sql("insert into accounts values (4, null, timestamp '2024-02-01 00:00:00')");
        assertThat(rig.start().run().refused()).isEqualTo(1);

        assertThat(rig.run().read()).isEqualTo(1);
        assertThat(rig.deadLetters()).singleElement().satisfies(l -> assertThat(l.attempts())
                .isEqualTo(2));
    }

    @Test
    void aRunWithoutRowsLeavesItWhereItWas() throws Exception {
        rig.start().run();
        rig.sql("delete from accounts");
        rig.run();
        rig.sql("insert into accounts values (5, 'old', timestamp '2024-01-01 10:00:00')");
        sent();

        rig.run();

        assertThat(sent()).isEmpty();
    }

    @Test
    void aColumnThatTheSourceDoesNotSelectIsNamed() throws Exception {
        rig.set("watermark", "updated_on")
                .set("source", "sql:select * from accounts?dataSource=#crm&outputType=StreamList");

        assertThat(rig.start().failure())
                .hasMessageContaining("the rows have no column updated_on for the watermark; did you mean UPDATED_AT?");
        assertThat(rig.watermark()).isNull();
    }

    @Test
    void itIsAVariableAndAPropertyToo() throws Exception {
        rig.set(
                "source",
                "sql:select * from accounts where updated_at >= :#${exchangeProperty.watermark} and updated_at >= "
                        + ":#${variable.watermark} order by id?dataSource=#crm&outputType=StreamList");
        rig.start().run();

        assertThat(rig.run().read()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp with time zone, 2024-01-01 10:00:00+02, 2024-01-02 10:00:00+02, 1970-01-01T00:00:00Z",
        "date, 2024-01-01, 2024-01-02, 1970-01-01",
        "bigint, 100, 200, 0",
        "int, 100, 200, 0",
        "'numeric(10,2)', 100.25, 200.50, 0",
        "varchar, a1, a2, a"
    })
    void columnsOfEveryKindCanKeepIt(String type, String first, String second, String start) throws Exception {
        rig.sql(
                "create table things(id int, name varchar, seen " + type + ")",
                "insert into things values (1, 'a', '" + first + "'), (2, 'b', '" + second + "')");
        rig.set("watermark", "seen")
                .set("watermarkStart", start)
                .set(
                        "source",
                        "sql:select * from things where seen >= :#watermark?dataSource=#crm&outputType=StreamList");
        assertThat(rig.start().run().read()).isEqualTo(2);

        assertThat(rig.run().read()).isEqualTo(1);
    }

    @Test
    void outcomesThatCannotBeStoredKeepItBack() throws Exception {
        JdbcDataSource state = new JdbcDataSource();
        state.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        rig.main.bind(StateStores.BEAN, state);
        rig.mapping("externalId: ID\nname: {from: NAME, required: true}");
        rig.start().run();
        rig.sql("insert into accounts values (4, null, timestamp '2024-02-01 00:00:00')");
        try (Connection connection = state.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table planhat_dead_letter drop column reason");
        }

        SyncFailedException failure = (SyncFailedException) rig.failure();

        assertThat(failure).hasMessageContaining("the outcomes of sync accounts cannot be stored");
        assertThat(failure.getReport().refused()).isEqualTo(1);
        assertThat(rig.watermark()).isEqualTo(time("2024-01-03 10:00:00.123456"));
    }

    @Test
    void aBroughtDatabaseTakesThePlaceOfTheFile() throws Exception {
        JdbcDataSource state = new JdbcDataSource();
        state.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        rig.main.bind(StateStores.BEAN, state);

        rig.start().run();

        assertThat(rig.watermark()).isEqualTo(time("2024-01-03 10:00:00.123456"));
        assertThat(directory.resolve("state")).doesNotExist();
    }

    @Test
    void theDatabaseOfAPropertyTakesThePlaceOfTheFile() throws Exception {
        rig.property(StateStores.URL, "jdbc:h2:mem:" + UUID.randomUUID()).property(StateStores.USERNAME, "sa");

        rig.start().run();

        assertThat(rig.watermark()).isNotNull();
        assertThat(directory.resolve("state")).doesNotExist();
    }
}
