/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.store.RunState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How a run ends before its source does. */
class SyncStopTest {
    @TempDir
    Path directory;

    /** A source that counts what is read from it. */
    static final class Rows implements Iterator<Map<String, Object>>, AutoCloseable {
        final AtomicInteger read = new AtomicInteger();
        final AtomicBoolean closed = new AtomicBoolean();
        private final int total;
        private final int brokenAt;

        Rows(int total) {
            this(total, Integer.MAX_VALUE);
        }

        Rows(int total, int brokenAt) {
            this.total = total;
            this.brokenAt = brokenAt;
        }

        @Override
        public boolean hasNext() {
            return read.get() < total;
        }

        @Override
        public Map<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (read.get() == brokenAt) {
                throw new IllegalStateException("the database went away");
            }
            int i = read.incrementAndGet();
            return Map.of("ID", i, "NAME", "Company " + i);
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private SyncRig rig(Rows rows, StubPlanhat planhat) {
        SyncRig rig =
                new SyncRig(directory).planhat(planhat).set("batchSize", 10).set("source", "bean:rows");
        rig.main.bind("rows", (Processor) e -> e.getMessage().setBody(rows));
        return rig;
    }

    private static StubPlanhat failingAt(int batch, RuntimeException failure) {
        List<Integer> count = new ArrayList<>();
        return new StubPlanhat(records -> {
            count.add(1);
            if (count.size() == batch) {
                throw failure;
            }
            return StubPlanhat.created(records);
        });
    }

    @Test
    void afterAFailedBatchTheRestOfTheSourceIsNotRead() throws Exception {
        Rows rows = new Rows(1000);
        StubPlanhat planhat = failingAt(2, new IllegalStateException("no answer"));
        try (SyncRig rig = rig(rows, planhat).start()) {
            Throwable failure = rig.failure();

            assertThat(planhat.batches).hasSize(2);
            assertThat(rows.read.get()).isLessThanOrEqualTo(21);
            assertThat(rows.closed).isTrue();
            assertThat(failure)
                    .isInstanceOf(SyncFailedException.class)
                    .hasMessage("sync accounts stopped after 20 rows: no answer")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theReportOfAFailedRunAccountsForEveryRowThatWasHandedOut() throws Exception {
        StubPlanhat planhat = failingAt(3, new IllegalStateException("no answer"));
        try (SyncRig rig = rig(new Rows(100), planhat).start()) {
            SyncReport report = ((SyncFailedException) rig.failure()).getReport();

            assertThat(report.read()).isEqualTo(30);
            assertThat(report.created()).isEqualTo(20);
            assertThat(report.unknown()).isEqualTo(10);
            assertThat(report.failure()).isEqualTo("no answer");
            assertThat(report.completed()).isFalse();
            assertThat(SyncReports.of(rig.main.getCamelContext()).latest("accounts"))
                    .contains(report);
            assertThat(rig.deadLetters()).hasSize(10).allSatisfy(l -> {
                assertThat(l.status()).isEqualTo(OutcomeStatus.UNKNOWN);
                assertThat(l.reason()).isEqualTo("the batch failed: no answer");
            });
            assertThat(rig.stored().state()).isEqualTo(RunState.FAILED);
            assertThat(rig.stored().counts().unknown()).isEqualTo(10);
        }
    }

    @Test
    void whatAFailedOperationToldAboutItsRecordsIsKept() throws Exception {
        BulkOutcome partial = new BulkOutcome();
        partial.add(new RecordOutcome(0, OutcomeStatus.CREATED, null, "externalId=1", null, false, null));
        partial.add(new RecordOutcome(1, OutcomeStatus.REFUSED, null, "externalId=2", "no name", false, null));
        partial.addCalls(3, true);
        StubPlanhat planhat = failingAt(1, new PlanhatRefusedRecordsException("1 record was refused", partial));
        try (SyncRig rig = rig(new Rows(100), planhat).start()) {
            SyncReport report = ((SyncFailedException) rig.failure()).getReport();

            assertThat(report.created()).isEqualTo(1);
            assertThat(report.refused()).isEqualTo(9);
            assertThat(report.isolationCalls()).isEqualTo(3);
            assertThat(report.reasons())
                    .containsEntry("no name", 1L)
                    .containsEntry("not sent: … record was refused", 8L);
            assertThat(rig.deadLetters().get(0).index()).isEqualTo(1);
            assertThat(rig.deadLetters().get(0).row()).contains("\"ID\":2", "\"NAME\":\"Company 2\"");
        }
    }

    @Test
    void whenTheSourceFailsTheRowsBeforeThatStillGetTheirOutcome() throws Exception {
        StubPlanhat planhat = StubPlanhat.creatingEverything();
        try (SyncRig rig = rig(new Rows(100, 15), planhat).start()) {
            SyncFailedException failure = (SyncFailedException) rig.failure();

            assertThat(failure).hasMessage("sync accounts stopped after 15 rows: the database went away");
            assertThat(failure.getReport().created()).isEqualTo(15);
            assertThat(planhat.batches).extracting(List::size).containsExactly(10, 5);
        }
    }

    @Test
    void aSourceThatFailsAtItsFirstRowFailsTheRun() throws Exception {
        try (SyncRig rig =
                rig(new Rows(100, 0), StubPlanhat.creatingEverything()).start()) {
            assertThat(rig.failure()).hasMessage("sync accounts stopped after 0 rows: the database went away");
        }
    }

    @Test
    void aSourceThatCannotBeCalledFailsTheRun() throws Exception {
        try (SyncRig rig = new SyncRig(directory)
                .planhat(StubPlanhat.creatingEverything())
                .set("source", "sql:select * from nowhere?dataSource=#crm&outputType=StreamList")
                .start()) {
            assertThat(rig.failure()).isInstanceOf(SyncFailedException.class).hasMessageContaining("NOWHERE");
            assertThat(SyncReports.of(rig.main.getCamelContext()).latest("accounts"))
                    .hasValueSatisfying(r -> assertThat(r.read()).isZero());
        }
    }

    @Test
    void aSourceThatHasNoRowsSaysSo() throws Exception {
        SyncRig rig =
                new SyncRig(directory).planhat(StubPlanhat.creatingEverything()).set("source", "bean:rows");
        rig.main.bind("rows", (Processor) e -> e.getMessage().setBody("[{\"ID\":1}]"));
        try (rig) {
            rig.start();

            assertThat(rig.failure()).hasMessageContaining("the source answered with java.lang.String, not with rows");
        }
    }

    @Test
    void aColumnThatVanishedStopsTheRunBeforeAnythingIsSent() throws Exception {
        StubPlanhat planhat = StubPlanhat.creatingEverything();
        try (SyncRig rig = rig(new Rows(100), planhat)
                .mapping("name: NAME\nexternalId: ID\nphase: {from: PHASE, null: clear}")
                .start()) {
            assertThat(rig.failure()).hasMessageContaining("phase: the rows have no column PHASE");
            assertThat(planhat.batches).isEmpty();
        }
    }

    @Test
    void theNextRunStartsAfreshAfterAFailure() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        StubPlanhat planhat = new StubPlanhat(records -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("no answer");
            }
            return StubPlanhat.created(records);
        });
        try (SyncRig rig = new SyncRig(directory)
                .planhat(planhat)
                .sql("create table accounts(id int, name varchar)", "insert into accounts values (1, 'a'), (2, 'b')")
                .start()) {
            rig.failure();

            assertThat(rig.run().created()).isEqualTo(2);
        }
    }

    @Test
    void aContextThatStopsEndsTheRunAfterTheBatchInHand() throws Exception {
        StubPlanhat planhat = StubPlanhat.creatingEverything();
        Rows rows = new Rows(1000);
        SyncRig rig = rig(rows, planhat);
        rig.main.bind("progress", new SyncProgress() {
            @Override
            public void batchDone(SyncReport soFar) {
                if (soFar.read() == 10) {
                    new Thread(rig.main::stop).start();
                    await().until(() -> rig.main.getCamelContext().isStopping());
                }
            }
        });
        try (rig) {
            assertThat(rig.start().failure())
                    .isInstanceOf(SyncFailedException.class)
                    .hasMessageContaining("sync accounts stopped after 10 rows: Camel is stopping");
            assertThat(planhat.batches).hasSize(1);
            assertThat(rows.read.get()).isLessThanOrEqualTo(21);
        }
    }

    @Test
    void headersOfTheTriggerDoNotReachTheSource() throws Exception {
        try (SyncRig rig = new SyncRig(directory)
                .planhat(StubPlanhat.creatingEverything())
                .sql("create table accounts(id int, name varchar)", "insert into accounts values (1, 'a'), (2, 'b')")
                .start()) {
            Exchange answer = rig.main.getCamelTemplate().request("direct:accounts", e -> e.getMessage()
                    .setHeader("CamelSqlQuery", "select 1 as id, 'x' as name"));

            assertThat(answer.getMessage().getBody(SyncReport.class).read()).isEqualTo(2);
        }
    }

    @Test
    void anHttpFailureReachesTheCallerWithItsType() throws Exception {
        StubPlanhat planhat =
                failingAt(1, new PlanhatUnauthorizedException(new HttpFailure(401, "", "company", "bulkUpsert")));
        try (SyncRig rig = rig(new Rows(100), planhat).start()) {
            assertThat(rig.failure())
                    .hasCauseInstanceOf(PlanhatUnauthorizedException.class)
                    .hasMessageContaining("wrong, expired or revoked token");
        }
    }
}
