/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.routes.store.RunState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A run of which too many rows are refused. */
class SyncBudgetTest {
    @TempDir
    Path directory;

    private final StubPlanhat planhat = StubPlanhat.creatingEverything();
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(planhat)
                .set("batchSize", 10)
                .mapping("name: {from: NAME, required: true}\nexternalId: ID\n")
                .sql("create table accounts(id int, name varchar)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private SyncRig rows(int good, int bad, int goodAfterwards) {
        return rig.sql(
                "insert into accounts select x, 'a' from system_range(1, " + good + ")",
                "insert into accounts select x, null from system_range(1001, " + (1000 + bad) + ")",
                "insert into accounts select x, 'a' from system_range(2001, " + (2000 + goodAfterwards) + ")");
    }

    private static SyncReport report(Throwable failure) {
        assertThat(failure).isInstanceOf(SyncFailedException.class).hasCauseInstanceOf(ErrorBudgetException.class);
        return ((SyncFailedException) failure).getReport();
    }

    @Test
    void stopsBeforeTheNextBatch() throws Exception {
        rig.set("errorBudget", "5");
        rows(10, 6, 100).start();

        SyncReport report = report(rig.failure());

        assertThat(report.read()).isEqualTo(20);
        assertThat(report.created()).isEqualTo(14);
        assertThat(report.refused()).isEqualTo(6);
        assertThat(report.failure())
                .startsWith(
                        "6 of the first 20 rows are refused or unknown, more than the errorBudget of 5. Look at the dead letters")
                .contains("trigger the sync again: the watermark has not moved");
        assertThat(rig.stored().state()).isEqualTo(RunState.FAILED);
        assertThat(rig.deadLetters()).hasSize(6);
    }

    @Test
    void failsAlsoIfItWasTheLastBatch() throws Exception {
        rig.set("errorBudget", "5");
        rows(1, 6, 0).start();

        assertThat(report(rig.failure()).read()).isEqualTo(7);
    }

    @Test
    void leavesTheWatermark() throws Exception {
        rig.set("errorBudget", "5")
                .set("watermark", "ID")
                .set("watermarkStart", "0")
                .set(
                        "source",
                        "sql:select * from accounts where id >= :#watermark order by id?dataSource=#crm&outputType=StreamList");
        rows(10, 6, 0).start();

        report(rig.failure());

        assertThat(rig.watermark()).isNull();
    }

    @Test
    void theNextRunSendsOnlyWhatIsMissing() throws Exception {
        rig.set("errorBudget", "5");
        rows(10, 6, 10).start();
        report(rig.failure());
        rig.sql("update accounts set name = 'a'");

        SyncReport report = rig.run();

        assertThat(report.unchanged()).isEqualTo(14);
        assertThat(report.created()).isEqualTo(12);
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void aShareWaitsForAThousandRows() throws Exception {
        rig.set("errorBudget", "5%").set("batchSize", 500);
        rows(500, 60, 940).start();

        assertThat(report(rig.failure()).read()).isEqualTo(1_000);
    }

    @Test
    void withoutABudgetItComesToItsEnd() throws Exception {
        rows(0, 20, 10).start();

        assertThat(rig.run().refused()).isEqualTo(20);
    }

    @Test
    void aReplayHasNone() throws Exception {
        rig.set("errorBudget", "5");
        rows(0, 6, 0).start();
        rig.failure();

        assertThat(Replay.of("accounts").run(rig.main.getCamelContext()).refused())
                .isEqualTo(6);
    }

    @Test
    void aWrongOneStopsTheStart() {
        rig.set("errorBudget", "many");

        assertThatThrownBy(rig::start).rootCause().hasMessageContaining("errorBudget 'many'");
    }
}
