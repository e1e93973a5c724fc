/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.CountedHashes;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole way: H2, mapping, real HTTP, a stateful Planhat. */
class CrmSyncTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .sql("create table accounts(id varchar, name varchar, health varchar, days int, updated_at timestamp)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void accounts(String... values) {
        for (String row : values) {
            rig.sql("insert into accounts values (" + row + ")");
        }
    }

    @Test
    void rowsBecomeRecordsAndTheReportCountsThem() throws Exception {
        accounts(
                "'A1', 'Acme', '8', 12, timestamp '2024-01-31 12:00:00'",
                "'A2', 'Zoë & Söhne 株式会社 😀', null, null, null");
        rig.mapping("name: name\nexternalId: id\nh: health\ncustom.Days in Phase: days\ncustomerFrom: updated_at");
        SyncReport report = rig.start().run();

        assertThat(report.read()).isEqualTo(2);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.calls()).isEqualTo(1);
        assertThat(report.clean()).isTrue();
        assertThat(PLANHAT.simulator().find(PlanhatObject.COMPANY, "externalId", "A1"))
                .hasValueSatisfying(c -> assertThat(c)
                        .containsEntry("name", "Acme")
                        .containsEntry("customerFrom", "2024-01-31T12:00:00.000Z")
                        .containsEntry("custom", Map.of("Days in Phase", 12))
                        .hasEntrySatisfying("h", h -> assertThat(h).hasToString("8")));
        assertThat(PLANHAT.simulator().find(PlanhatObject.COMPANY, "externalId", "A2"))
                .hasValueSatisfying(c -> assertThat(c).containsEntry("name", "Zoë & Söhne 株式会社 😀"));
    }

    @Test
    void aBatchIsNotHashedToSeeWhetherItHasRecords() throws Exception {
        CountedHashes counted = CountedHashes.of(rig.main);
        accounts("'A1', 'Acme', null, null, null", "'A2', 'Bolt', null, null, null");
        rig.mapping("name: name\nexternalId: id").start().run();

        SyncReport second = rig.run();

        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(counted.lists()).isPositive();
        assertThat(counted.hashes()).isZero();
    }

    @Test
    void theSameRunTwiceCreatesNothingNew() throws Exception {
        accounts("'A1', 'Acme', null, null, null", "'A2', 'Bolt', null, null, null");
        rig.start().run();
        rig.sql("update accounts set name = 'Bolts' where id = 'A2'");

        SyncReport report = rig.run();

        assertThat(report.created()).isZero();
        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(2);
    }

    @Test
    void rowsThatTheMappingRefusesDoNotTravelAndAreCountedAndKept() throws Exception {
        accounts(
                "'A1', 'Acme', 'bad', null, timestamp '2024-01-31 12:00:00'",
                "'A2', 'Bolt', '5', null, null",
                "'A3', 'Cord', 'worse', null, null");
        rig.mapping("name: name\nexternalId: id\nh: health");
        SyncReport report = rig.start().run();

        assertThat(report.read()).isEqualTo(3);
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.completed()).isTrue();
        assertThat(report.clean()).isFalse();
        assertThat(report.reasons()).containsExactly(Map.entry("h: … is not a whole number (from health)", 2L));
        assertThat(rig.deadLetters()).first().satisfies(l -> {
            assertThat(l.key()).isEqualTo("externalId=A1");
            assertThat(l.run()).isEqualTo(report.run());
            assertThat(l.index()).isZero();
            assertThat(l.status()).isEqualTo(OutcomeStatus.REFUSED);
            assertThat(l.reason()).isEqualTo("h: \"bad\" is not a whole number (from health)");
            assertThat(l.row())
                    .isEqualTo("{\"ID\":\"A1\",\"NAME\":\"Acme\",\"HEALTH\":\"bad\",\"DAYS\":null,"
                            + "\"UPDATED_AT\":\"2024-01-31T12:00\"}");
            assertThat(l.record()).isEqualTo("{\"name\":\"Acme\",\"externalId\":\"A1\"}");
        });
        assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(1);
    }

    @Test
    void whatPlanhatRefusesComesBackWithItsRow() throws Exception {
        accounts("'A1', 'Acme', null, null, null", "'A2', null, null, null, null", "'A3', 'Cord', null, null, null");
        SyncReport report = rig.start().run();

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.refused() + report.unknown()).isEqualTo(1);
        assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
            assertThat(l.index()).isEqualTo(1);
            assertThat(l.record()).isEqualTo("{\"externalId\":\"A2\"}");
            assertThat(l.row()).contains("\"ID\":\"A2\"");
        });
    }

    @Test
    void deadLettersComeInTheOrderOfTheRowsAcrossBatches() throws Exception {
        rig.set("batchSize", 4).mapping("name: name\nexternalId: id\nh: health");
        rig.sql("insert into accounts select lpad(x, 3, '0'), case when mod(x, 5) = 3 then null else 'n' || x end, "
                + "case when mod(x, 5) = 1 then 'bad' else '5' end, null, null from system_range(1, 20)");
        SyncReport report = rig.start().run();

        assertThat(report.read()).isEqualTo(20);
        assertThat(report.created()).isEqualTo(12);
        assertThat(rig.deadLetters())
                .extracting(StoredDeadLetter::index)
                .containsExactly(0L, 2L, 5L, 7L, 10L, 12L, 15L, 17L);
    }

    @Test
    void aBatchOfWhichNothingIsLeftMakesNoCall() throws Exception {
        accounts("'A1', 'Acme', 'bad', null, null");
        rig.mapping("name: name\nexternalId: id\nh: health");
        SyncReport report = rig.start().run();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.calls()).isZero();
        assertThat(PLANHAT.simulator().journal().count()).isZero();
    }

    @Test
    void anEmptySourceIsAGoodRun() throws Exception {
        SyncReport report = rig.start().run();

        assertThat(report.clean()).isTrue();
        assertThat(report.read()).isZero();
    }

    @Test
    void rowsWithTheSameKeyInOneBatchAreMergedAndCountedAsSkipped() throws Exception {
        accounts("'A1', 'Old', null, null, null", "'A1', 'New', null, null, null");
        SyncReport report = rig.start().run();

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.reasons()).hasSize(1);
        assertThat(rig.deadLetters()).isEmpty();
        assertThat(PLANHAT.simulator().find(PlanhatObject.COMPANY, "externalId", "A1"))
                .hasValueSatisfying(c -> assertThat(c).containsEntry("name", "New"));
    }

    @Test
    void aRowThatComesAgainInALaterBatchIsNotCreatedTwice() throws Exception {
        rig.set("batchSize", 1);
        accounts("'A1', 'Acme', null, null, null", "'A1', 'Acme', null, null, null");

        SyncReport report = rig.start().run();

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
    }

    @Test
    void everyRowIsInExactlyOneCountWhateverHappens() throws Exception {
        rig.set("batchSize", 7).mapping("name: name\nexternalId: id\nh: health");
        rig.sql("insert into accounts select 'K' || mod(x, 40), case when mod(x, 11) = 0 then null else 'n' || x end, "
                + "case when mod(x, 13) = 0 then 'bad' else '5' end, null, null from system_range(1, 100)");
        SyncReport r = rig.start().run();

        assertThat(r.read()).isEqualTo(100);
        assertThat(r.created() + r.updated() + r.unchanged() + r.refused() + r.skipped() + r.unknown())
                .isEqualTo(100);
        assertThat(rig.deadLetters())
                .extracting(StoredDeadLetter::key)
                .doesNotHaveDuplicates()
                .hasSizeBetween(1, (int) r.refused());
    }

    @Test
    void a401StopsTheRunAtOnce() throws Exception {
        rig.set("batchSize", 10);
        rig.sql("insert into accounts select 'A' || x, 'n', null, null, null from system_range(1, 100)");
        PLANHAT.simulator().tokens().rotate("another-test-token");
        Throwable failure = rig.start().failure();

        assertThat(failure).isInstanceOf(SyncFailedException.class);
        assertThat(failure).hasCauseInstanceOf(PlanhatUnauthorizedException.class);
        SyncReport report = ((SyncFailedException) failure).getReport();
        assertThat(report.read()).isEqualTo(10);
        assertThat(report.refused() + report.unknown()).isEqualTo(10);
        assertThat(report.failure()).contains("401").doesNotContain("test-token");
        assertThat(report.reasons().keySet()).singleElement().asString().contains("Planhat answered 401");
        assertThat(PLANHAT.simulator().journal().count()).isEqualTo(1);
    }

    @Test
    void a403NamesTheObject() throws Exception {
        accounts("'A1', 'Acme', null, null, null");
        PLANHAT.simulator().permissions().deny(PlanhatObject.COMPANY, Operation.BULK_UPSERT);

        Throwable failure = rig.start().failure();

        assertThat(failure)
                .hasCauseInstanceOf(PlanhatForbiddenException.class)
                .hasMessageContaining("bulkUpsert on company");
        assertThat(((SyncFailedException) failure).getReport().refused()).isEqualTo(1);
    }

    @Test
    void parametersMayHoldAmpersandPlusAndPercent() throws Exception {
        accounts("'A1', 'Fish & Chips + 100%', null, null, null", "'A2', 'Other', null, null, null");
        rig.set(
                "source",
                "sql:select id, name, 1+1 as two from accounts where name like '%& Chips + 100%'"
                        + "?dataSource=#crm&outputType=StreamList");
        assertThat(rig.start().run().created()).isEqualTo(1);
        assertThat(PLANHAT.simulator().records(PlanhatObject.COMPANY))
                .singleElement()
                .satisfies(c -> assertThat(c).containsEntry("name", "Fish & Chips + 100%"));
    }

    @Test
    void aSourceMayUsePlaceholders() throws Exception {
        accounts("'A1', 'Acme', null, null, null", "'A2', 'Bolt', null, null, null");
        rig.property("crm.wanted", "A2")
                .set(
                        "source",
                        "sql:select * from accounts where id = '{{crm.wanted}}'?dataSource=#crm&outputType=StreamList");

        assertThat(rig.start().run().read()).isEqualTo(1);
    }

    @Test
    void planhatItselfMayBeTheSource() throws Exception {
        for (int i = 0; i < 5; i++) {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Company " + i));
        }
        rig.set("source", "planhat:company/list?stream=true&pageSize=2")
                .set("object", "asset")
                .mapping("name: name\nexternalId: _id\ncompanyId: _id");

        assertThat(rig.start().run().created()).isEqualTo(5);

        assertThat(PLANHAT.simulator().count(PlanhatObject.ASSET)).isEqualTo(5);
    }

    @Test
    void progressIsToldBatchByBatch() throws Exception {
        List<String> told = new ArrayList<>();
        rig.main.bind("progress", new SyncProgress() {
            @Override
            public void started(SyncReport report) {
                told.add("started " + report.read());
            }

            @Override
            public void batchDone(SyncReport soFar) {
                told.add("batch " + soFar.read() + "/" + soFar.created());
                throw new IllegalStateException("a display that fails disturbs nobody");
            }

            @Override
            public void ended(SyncReport report) {
                told.add("ended " + report.read());
            }
        });
        rig.property("camel.main.name", "progress").set("batchSize", 10);
        rig.sql("insert into accounts select 'A' || x, 'n' || x, null, null, null from system_range(1, 25)");
        rig.start().run();
        assertThat(told).containsExactly("started 0", "batch 10/10", "batch 20/20", "batch 25/25", "ended 25");
    }

    @Test
    void theReportIsPlainJson() throws Exception {
        accounts("'A1', 'Acme', null, null, null");
        SyncReport report = rig.start().run();

        assertThat(new ObjectMapper().writeValueAsString(report))
                .startsWith("{\"name\":\"accounts\",\"object\":\"company\",\"kind\":\"sync\",\"run\":\"" + report.run()
                        + "\",\"started\":\"" + report.started() + "\",\"seconds\":")
                .endsWith("\"read\":1,\"created\":1,\"updated\":0,\"unchanged\":0,\"refused\":0,\"skipped\":0,"
                        + "\"unknown\":0,\"resent\":0,\"calls\":1,\"isolationCalls\":0,\"removals\":{\"deleted\":0,"
                        + "\"cleared\":0,\"archived\":0,\"gone\":0,\"kept\":0},\"failure\":null,"
                        + "\"reasons\":{}}");
    }
}
