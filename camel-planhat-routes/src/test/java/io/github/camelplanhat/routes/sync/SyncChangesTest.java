/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

import static org.assertj.core.api.Assertions.assertThat;

/** Only what changed is sent. */
class SyncChangesTest {
    @TempDir
    Path directory;

    private boolean lost;
    private final StubPlanhat planhat = new StubPlanhat(this::answer);
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(planhat)
                .set("batchSize", 10)
                .mapping("externalId: id\nname: name\nphase: phase")
                .sql(
                        "create table accounts(id int, name varchar, phase varchar)",
                        "insert into accounts select x, 'n' || x, 'p' from system_range(1, 25)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** Refuses names that begin with "bad"; loses its answer when told to. */
    private BulkOutcome answer(List<Map<String, Object>> records) {
        if (lost) {
            throw new IllegalStateException("no answer");
        }
        BulkOutcome outcome = new BulkOutcome();
        for (int i = 0; i < records.size(); i++) {
            boolean bad = String.valueOf(records.get(i).get("name")).startsWith("bad");
            outcome.add(new RecordOutcome(
                    i,
                    bad ? OutcomeStatus.REFUSED : OutcomeStatus.CREATED,
                    null,
                    null,
                    bad ? "a bad name" : null,
                    false,
                    null));
        }
        return outcome;
    }

    private List<Object> sent() {
        List<Object> ids = planhat.batches.stream()
                .flatMap(List::stream)
                .map(r -> r.get("externalId"))
                .toList();
        planhat.batches.clear();
        return ids;
    }

    @Test
    void anUnchangedSourceCostsNoCall() throws Exception {
        rig.start().run();
        sent();

        SyncReport report = rig.run();

        assertThat(planhat.batches).isEmpty();
        assertThat(report.read()).isEqualTo(25);
        assertThat(report.unchanged()).isEqualTo(25);
    }

    @Test
    void aChangedRowTravelsAlone() throws Exception {
        rig.start().run();
        sent();
        rig.sql("update accounts set name = 'new' where id = 17");

        rig.run();

        assertThat(sent()).containsExactly("17");
    }

    @Test
    void aChangeThatIsTakenBackTravelsToo() throws Exception {
        rig.start().run();
        rig.sql("update accounts set name = 'new' where id = 17");
        rig.run();
        sent();
        rig.sql("update accounts set name = 'n17' where id = 17");

        rig.run();

        assertThat(sent()).containsExactly("17");
    }

    @Test
    void aNewMappingSendsEverythingOnce() throws Exception {
        rig.start().run();
        rig.close();
        SyncRig other = new SyncRig(directory)
                .planhat(planhat)
                .mapping("externalId: id\nname: {constant: same}")
                .sql(
                        "create table accounts(id int, name varchar, phase varchar)",
                        "insert into accounts select x, 'n' || x, 'p' from system_range(1, 25)");
        sent();
        try (other) {
            other.start().run();
            assertThat(sent()).hasSize(25);

            other.run();
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void aRefusedRecordIsTriedAgainUntilItSucceeds() throws Exception {
        rig.sql("update accounts set name = 'bad' where id = 3");
        assertThat(rig.start().run().refused()).isEqualTo(1);
        sent();

        assertThat(rig.run().refused()).isEqualTo(1);
        assertThat(sent()).containsExactly("3");
        assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
            assertThat(l.key()).isEqualTo("externalId=3");
            assertThat(l.attempts()).isEqualTo(2);
        });

        rig.sql("update accounts set name = 'good' where id = 3");
        assertThat(rig.run().created()).isEqualTo(1);
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void aRefusedRowThatLeftTheSourceLeavesTheList() throws Exception {
        rig.sql("update accounts set name = 'bad' where id = 3");
        rig.start().run();
        rig.sql("delete from accounts where id = 3");

        rig.run();

        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void aRowWithoutAKeyIsOneLetterHoweverOftenItComes() throws Exception {
        rig.mapping("externalId: {from: id, required: true}\nname: name");
        rig.sql("insert into accounts values (null, 'nobody', 'p')");
        rig.start().run();

        rig.run();

        assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
            assertThat(l.key()).startsWith("row=");
            assertThat(l.attempts()).isEqualTo(2);
        });
    }

    @Test
    void whatPlanhatMayHaveIsSentAgainEvenIfTheSourceTookItBack() throws Exception {
        rig.start().run();
        rig.sql("update accounts set name = 'new' where id = 17");
        lost = true;
        rig.failure();
        lost = false;
        rig.sql("update accounts set name = 'n17' where id = 17");
        sent();

        rig.run();

        assertThat(sent()).containsExactly("17");
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void soIsABatchWhoseOutcomesCouldNotBeStored() throws Exception {
        JdbcDataSource state = new JdbcDataSource();
        state.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        rig.main.bind(StateStores.BEAN, state);
        rig.start().run();
        rig.sql("update accounts set name = 'new' where id = 17", "update accounts set name = 'bad' where id = 18");
        execute(state, "alter table planhat_dead_letter alter column reason rename to hidden");
        rig.failure();
        execute(state, "alter table planhat_dead_letter alter column hidden rename to reason");
        rig.sql("update accounts set name = 'n' || id");
        sent();

        rig.run();

        assertThat(sent()).containsExactly("17", "18");
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void rowsOfOneKeyTravelTogetherOrNotAtAll() throws Exception {
        rig.sql("delete from accounts where id > 3", "insert into accounts values (2, 'second', 'q')");
        rig.set("source", "sql:select * from accounts order by id, name?dataSource=#crm&outputType=StreamList");
        rig.start().run();
        assertThat(sent()).containsExactly("1", "2", "2", "3");

        SyncReport again = rig.run();

        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(again.skipped()).isEqualTo(1);
        assertThat(sent()).isEmpty();
        rig.sql("update accounts set phase = 'r' where name = 'n2'");
        rig.run();
        assertThat(sent()).containsExactly("2", "2");
    }

    @Test
    void ofTwoRowsOfOneKeyTheLaterOneDecidesWhetherItIsALetter() throws Exception {
        rig.sql("delete from accounts where id > 1", "insert into accounts values (1, 'bad', 'q')");
        rig.set("batchSize", 1)
                .set("source", "sql:select * from accounts order by phase?dataSource=#crm&outputType=StreamList");
        rig.start().run();

        assertThat(rig.deadLetters()).extracting(StoredDeadLetter::key).containsExactly("externalId=1");

        rig.sql("update accounts set phase = 'a' where name = 'bad'");
        rig.run();

        assertThat(rig.deadLetters()).isEmpty();
    }
}
