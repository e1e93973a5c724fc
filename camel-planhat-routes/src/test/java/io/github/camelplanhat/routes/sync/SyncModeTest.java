/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.SnapshotException;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of records that Planhat has, and of those that it does not have. */
class SyncModeTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .sql("create table accounts(id varchar, name varchar, phase varchar)")
                .mapping("name: NAME\nexternalId: ID\nphase: PHASE\n");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void account(String id, String name) {
        rig.sql("insert into accounts values ('%s', '%s', 'Live')".formatted(id, name));
    }

    private void accounts(int number) {
        rig.sql("insert into accounts select 'A' || x, 'Account ' || x, 'Live' from system_range(1, " + number + ")");
    }

    private static String company(String externalId, String name) {
        return PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", externalId, "name", name));
    }

    private static void companies(int number) {
        for (int i = 1; i <= number; i++) {
            company("A" + i, "Old " + i);
        }
    }

    private static Map<String, Object> stored(String externalId) {
        return PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", externalId)
                .orElseThrow();
    }

    private static int calls(Operation operation) {
        return PLANHAT.simulator().journal().count(PlanhatObject.COMPANY, operation);
    }

    private static int calls() {
        return PLANHAT.simulator().journal().count();
    }

    private Fingerprint fingerprint(String key) {
        return rig.store()
                .inTransaction(() -> rig.store().fingerprints().find("accounts", List.of(key)))
                .get(key);
    }

    @Nested
    class Update {
        @BeforeEach
        void mode() {
            rig.set("mode", "update");
        }

        @Test
        void whatIsThereIsUpdatedAndTheRestIsSkippedAndToldOf() throws Exception {
            company("A1", "Acme");
            account("A1", "Acme Inc");
            account("A2", "Bolt");

            SyncReport report = rig.start().run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(report.skipped()).isEqualTo(1);
            assertThat(report.clean()).isTrue();
            assertThat(report.reasons()).containsExactly(Map.entry("not in Planhat; mode=update does not create", 1L));
            assertThat(rig.deadLetters()).isEmpty();
            assertThat(stored("A1")).containsEntry("name", "Acme Inc").containsEntry("phase", "Live");
            assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(1);
        }

        @Test
        void aRecordThatAppearsInPlanhatLaterIsUpdatedThen() throws Exception {
            account("A1", "Acme");
            rig.start().run();
            company("A1", "Acme (by hand)");

            SyncReport report = rig.run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(stored("A1")).containsEntry("name", "Acme");
        }

        @Test
        void twelveThousandRecordsCostTheListOnceAndThreeWritingCalls() throws Exception {
            companies(12_000);
            accounts(12_000);

            SyncReport report = rig.start().run();

            assertThat(report.updated()).isEqualTo(12_000);
            assertThat(calls(Operation.LEAN_LIST)).isEqualTo(1);
            assertThat(calls(Operation.LIST)).isEqualTo(3);
            assertThat(calls()).isEqualTo(7);
            assertThat(report.calls()).isEqualTo(7);
        }

        @Test
        void anUnchangedSourceCostsNoCall() throws Exception {
            companies(30);
            accounts(30);
            rig.start().run();
            int before = calls();

            SyncReport report = rig.run();

            assertThat(report.unchanged()).isEqualTo(30);
            assertThat(report.calls()).isZero();
            assertThat(calls()).isEqualTo(before);
        }

        @Test
        void aRecordThatPlanhatLostIsSentWhenItComesBack() throws Exception {
            company("A1", "Acme");
            account("A1", "Acme Inc");
            rig.start().run();
            PLANHAT.simulator().clear();
            rig.sql("update accounts set phase = 'Churned'");
            assertThat(rig.run().skipped()).isEqualTo(1);
            company("A1", "Acme (restored)");
            rig.sql("update accounts set phase = 'Live'");

            SyncReport report = rig.run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(stored("A1")).containsEntry("name", "Acme Inc");
        }

        @Test
        void recordsWithoutAKeyAreRefused() throws Exception {
            company("A1", "Acme");
            rig.sql("insert into accounts values (null, 'Nameless', 'Live')");

            SyncReport report = rig.start().run();

            assertThat(report.refused()).isEqualTo(1);
            assertThat(rig.deadLetters()).singleElement().satisfies(l -> assertThat(l.reason())
                    .isEqualTo("mode=update finds a record by its key, and this one has none: it needs one of"
                            + " _id, sourceId, externalId"));
        }

        @Test
        void aListThatEndsEarlyStopsTheRunBeforeAnythingIsSent() throws Exception {
            companies(6_000);
            accounts(6_000);
            PLANHAT.simulator()
                    .faults()
                    .next()
                    .operation(Operation.LIST)
                    .after(1)
                    .rewriteAnswer(200, page -> "[]");

            SyncFailedException failure = (SyncFailedException) rig.start().failure();

            assertThat(failure.getCause()).isInstanceOf(SnapshotException.class);
            assertThat(failure.getReport().read()).isZero();
            assertThat(failure.getReport().calls()).isEqualTo(calls());
            assertThat(calls(Operation.BULK_UPSERT)).isZero();
            assertThat(rig.deadLetters()).isEmpty();
            assertThat(directory.resolve("state")).isDirectoryNotContaining("glob:**planhat-snapshot*");
        }

        @Test
        void aMissingPermissionToReadStopsTheRun() throws Exception {
            companies(3);
            accounts(3);
            PLANHAT.simulator().faults().next().operation(Operation.LIST).status(403);

            assertThat(rig.start().failure()).hasCauseInstanceOf(PlanhatForbiddenException.class);
            assertThat(rig.run().updated()).isEqualTo(3);
        }
    }

    @Nested
    class Insert {
        @BeforeEach
        void mode() {
            rig.set("mode", "insert");
        }

        @Test
        void whatIsNewIsCreatedAndWhatIsThereIsLeftAsItIs() throws Exception {
            company("A1", "Acme");
            account("A1", "Acme Inc");
            account("A2", "Bolt");

            SyncReport report = rig.start().run();

            assertThat(report.created()).isEqualTo(1);
            assertThat(report.skipped()).isEqualTo(1);
            assertThat(report.reasons())
                    .containsExactly(Map.entry("already in Planhat; mode=insert does not update", 1L));
            assertThat(rig.deadLetters()).isEmpty();
            assertThat(stored("A1")).containsEntry("name", "Acme").doesNotContainKey("phase");
            assertThat(stored("A2")).containsEntry("phase", "Live");
        }

        @Test
        void aChangeInTheSourceIsNotSent() throws Exception {
            account("A1", "Acme");
            rig.start().run();
            rig.sql("update accounts set name = 'Acme Inc'");

            SyncReport report = rig.run();

            assertThat(report.skipped()).isEqualTo(1);
            assertThat(stored("A1")).containsEntry("name", "Acme");
        }

        @Test
        void twelveThousandNewRecordsCostTheListOnceAndThreeWritingCalls() throws Exception {
            companies(100);
            accounts(12_000);

            SyncReport report = rig.start().run();

            assertThat(report.created()).isEqualTo(11_900);
            assertThat(report.skipped()).isEqualTo(100);
            assertThat(calls(Operation.LEAN_LIST)).isEqualTo(1);
            assertThat(calls(Operation.LIST)).isEqualTo(2);
            assertThat(calls(Operation.BULK_UPSERT)).isEqualTo(3);
            assertThat(report.calls()).isEqualTo(6);
        }

        @Test
        void aKeyThatComesAgainInALaterBatchIsNotInsertedTwice() throws Exception {
            rig.set("batchSize", 1);
            account("A1", "Acme");
            account("A1", "Acme again");

            SyncReport report = rig.start().run();

            assertThat(report.created()).isEqualTo(1);
            assertThat(report.skipped()).isEqualTo(1);
            assertThat(stored("A1")).containsEntry("name", "Acme");
        }

        @Test
        void whatAKilledProcessHadCreatedIsConfirmedByTheOneThatGoesOn() throws Exception {
            account("A1", "Acme");
            account("A2", "Bolt");
            rig.start();
            rig.store().inTransaction(() -> {
                rig.store()
                        .runs()
                        .begin(
                                "dead-run",
                                "accounts",
                                "company",
                                null,
                                java.time.Instant.parse("2026-03-01T02:00:00Z"));
                rig.store().runs().depart("dead-run", List.of("externalId=A1", "externalId=A2"));
            });
            String acme = company("A1", "Acme");

            SyncReport report = rig.run();

            assertThat(report.read()).isEqualTo(2);
            assertThat(report.created() + report.unchanged()).isEqualTo(2);
            assertThat(report.skipped()).isZero();
            assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(2);
            assertThat(PLANHAT.simulator().find(PlanhatObject.COMPANY, acme)).isPresent();
            assertThat(fingerprint("externalId=A1").status()).isEqualTo(OutcomeStatus.UNCHANGED);
            assertThat(rig.run().unchanged()).isEqualTo(2);
        }
    }
}
