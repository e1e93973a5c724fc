/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.Undo;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.UndoJournal;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Planhat is made equal to the source, within a scope. */
class SyncMirrorTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .sql(
                        "create table accounts(id varchar, name varchar, phase varchar)",
                        "insert into accounts select 'A' || x, 'Account ' || x, 'Live' from system_range(1, 3)")
                .mapping("name:\n  from: NAME\n  required: true\nexternalId: ID\nphase: PHASE\n")
                .set("mode", "mirror")
                .set("deleteBehavior", "delete")
                .set("scope", "phase=Live");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static void company(String externalId, String name, String phase) {
        Map<String, Object> fields = new HashMap<>(Map.of("name", name, "phase", phase));
        if (externalId != null) {
            fields.put("externalId", externalId);
        }
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, fields);
    }

    private static List<Object> names() {
        return PLANHAT.simulator().records(PlanhatObject.COMPANY).stream()
                .map(r -> r.get("name"))
                .toList();
    }

    @Test
    void removesWhatIsInTheScopeAndNotInTheSource() throws Exception {
        company("A1", "Account 1", "Live");
        company("X1", "Stranger", "Live");
        company(null, "Without a key", "Live");
        rig.start();

        SyncReport report = rig.run();

        assertThat(report.removals().deleted()).isEqualTo(2);
        assertThat(names()).containsExactlyInAnyOrder("Account 1", "Account 2", "Account 3");
    }

    @Test
    void leavesAloneWhatIsOutsideTheScope() throws Exception {
        company("X1", "Prospect", "Early");
        rig.start();

        rig.run();

        assertThat(names()).contains("Prospect");
    }

    @Test
    void findsRecordsThatWereThereBeforeByTheirKeys() throws Exception {
        company("A1", "Account 1", "Live");
        company("A2", "Old name", "Live");
        rig.start();

        SyncReport report = rig.run();

        assertThat(report.removals().removed()).isZero();
        assertThat(report.created()).isEqualTo(1);
        assertThat(names()).hasSize(3);
    }

    @Test
    void keepsARecordWhoseRowTheMappingRefuses() throws Exception {
        company("A9", "Kept", "Live");
        rig.sql("insert into accounts values ('A9', null, 'Live')").start();

        SyncReport report = rig.run();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.removals().removed()).isZero();
        assertThat(names()).contains("Kept");
    }

    @Test
    void brakesAsOtherSyncsDo() throws Exception {
        for (int i = 0; i < 10; i++) {
            company("X" + i, "Stranger " + i, "Live");
        }
        rig.start();

        assertThat(rig.failure()).hasMessageContaining("maxDeletePercent=5");

        assertThat(names()).hasSize(13);
    }

    @Test
    void coversEverythingIfToldSo() throws Exception {
        company("A1", "Account 1", "Live");
        company("X1", "Prospect", "Early");
        rig.set("scope", "all").start();

        rig.run();

        assertThat(names()).doesNotContain("Prospect");
    }

    @Test
    void canBeTakenBack() throws Exception {
        company("A1", "Account 1", "Live");
        company(null, "Without a key", "Live");
        rig.start();
        String run = rig.run().run();

        UndoReport report = new Undo(rig.main.getCamelContext(), rig.store(), Clock.systemUTC()).run(run, false, false);

        assertThat(report.clean()).isTrue();
        assertThat(names()).contains("Without a key");
        assertThat(report.notes()).anyMatch(n -> n.contains("removes these records again"));
    }

    @Test
    void needsAScope() {
        SyncRig without = new SyncRig(directory)
                .planhat(PLANHAT)
                .mapping("name: NAME\nexternalId: ID\n")
                .set("mode", "mirror")
                .set("deleteBehavior", "delete");

        assertThatThrownBy(without::start).rootCause().hasMessageContaining("mode=mirror needs scope");
    }

    @Test
    void needsADeleteBehavior() {
        rig.set("deleteBehavior", "nothing");

        assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("set deleteBehavior=archive or delete");
    }

    @Test
    void namesTheNearestFieldOfAMisspeltScope() {
        rig.set("scope", "phse=Live");

        assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("did you mean phase?");
    }

    @Test
    void repairsWhatWasChangedInPlanhatAndThenHasNothingToDo() throws Exception {
        rig.start().run();
        String id = PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", "A1")
                .orElseThrow()
                .get("_id")
                .toString();
        rig.main
                .getCamelTemplate()
                .requestBodyAndHeader("planhat:company/update", Map.of("name", "Drifted"), "CamelPlanhatId", id);

        SyncReport repaired = rig.run();
        SyncReport quiet = rig.run();

        assertThat(repaired.updated()).isEqualTo(1);
        assertThat(names()).contains("Account 1").doesNotContain("Drifted");
        assertThat(quiet.unchanged()).isEqualTo(3);
        assertThat(quiet.removals()).isEqualTo(RunRemovals.NONE);
    }

    @Test
    void removesWhatTheSourceLostAndForgetsIt() throws Exception {
        rig.start().run();
        rig.sql("delete from accounts where id = 'A2'");

        SyncReport report = rig.run();

        assertThat(report.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
        assertThat(names()).containsExactlyInAnyOrder("Account 1", "Account 3");
        assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
    }

    @Test
    void removesNothingThatLeftTheScope() throws Exception {
        rig.start().run();
        rig.sql("update accounts set phase = 'Lost' where id = 'A2'").run();
        rig.sql("delete from accounts where id = 'A2'");

        assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
        assertThat(names()).hasSize(3);
    }

    @Test
    void protectsWhatAnotherSyncOfTheStateHasWritten() throws Exception {
        company("A1", "Account 1", "Live");
        company("P1", "Of a partner, with its id", "Live");
        company("P2", "Of a partner, by its key", "Live");
        rig.start();
        Object id = PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", "P1")
                .orElseThrow()
                .get("_id");
        rig.store().inTransaction(() -> {
            rig.store().runs().begin("partners-1", "partners", "company", null, Instant.now());
            rig.store()
                    .fingerprints()
                    .save(
                            "partners",
                            "partners-1",
                            List.of(
                                    new Confirmation("sourceId=77", null, "h", id.toString(), OutcomeStatus.CREATED),
                                    new Confirmation("externalId=P2", null, "h", null, OutcomeStatus.UNCHANGED)));
        });

        assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
        assertThat(names()).hasSize(5);
    }

    @Test
    void aKeyThatIsWrittenInAnotherWayStandsForItsRecord() throws Exception {
        company("a9", "Kept", "Live");
        rig.sql("insert into accounts values ('A9', null, 'Live')").start();

        assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
        assertThat(names()).contains("Kept");
    }

    @Test
    void aRowWithoutAKeyProtectsEverything() throws Exception {
        company("A1", "Account 1", "Live");
        company("X1", "Stranger", "Live");
        rig.sql("insert into accounts values (null, 'Nobody', 'Live')").start();

        SyncReport report = rig.run();

        assertThat(report.removals()).isEqualTo(new RunRemovals(0, 0, 0, 0, 1));
        assertThat(names()).contains("Stranger");
    }

    @Test
    void anEmptySourceRemovesNothing() throws Exception {
        rig.start().run();
        rig.sql("delete from accounts");

        assertThat(rig.failure()).hasMessageContaining("in scope phase=Live of sync accounts (100 %)");
        assertThat(names()).hasSize(3);
    }

    @Test
    void aDeadProcessHasRemovedWhatIsGoneAndTheNextCountsIt() throws Exception {
        company("A1", "Account 1", "Live");
        company("X1", "Stranger", "Live");
        rig.start();
        Object id = PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", "X1")
                .orElseThrow()
                .get("_id");
        rig.store().inTransaction(() -> {
            rig.store().runs().begin("dead-run", "accounts", "company", null, Instant.now());
            rig.store()
                    .journal()
                    .write(
                            List.of(new UndoJournal.Entry(
                                    0,
                                    "dead-run",
                                    "accounts",
                                    "company",
                                    "externalId=X1",
                                    id.toString(),
                                    "delete",
                                    "{\"externalId\":\"X1\",\"name\":\"Stranger\"}",
                                    null,
                                    null)),
                            Instant.now());
        });
        rig.main.getCamelTemplate().requestBodyAndHeader("planhat:company/delete", null, "CamelPlanhatId", id);

        SyncReport report = rig.run();

        assertThat(report.run()).isEqualTo("dead-run");
        assertThat(report.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
    }

    @Test
    void whatADeadProcessRemovedCountsForTheBrake() throws Exception {
        company("A1", "Account 1", "Live");
        company("X1", "Stranger", "Live");
        rig.set("maxDeletes", 4).start();
        rig.store().inTransaction(() -> {
            rig.store().runs().begin("dead-run", "accounts", "company", null, Instant.now());
            rig.store().runs().removed("dead-run", new RunRemovals(4, 0, 0, 0, 0));
        });

        assertThat(rig.failure()).hasMessageContaining("maxDeletes=4");
        assertThat(names()).contains("Stranger");
    }

    @Nested
    class WithAnArchive {
        @BeforeEach
        void archiveEndusers() {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "C1"));
            rig.set("object", "enduser")
                    .set("scope", "companyId=extid-C1")
                    .set("deleteBehavior", "archive")
                    .mapping("firstName: NAME\nexternalId: ID\ncompanyId: {constant: extid-C1}\n");
        }

        @Test
        void putsThereWhatIsNotInTheSourceAndTakesOutWhatComes() throws Exception {
            rig.start().run();
            rig.sql("delete from accounts where id = 'A2'");
            SyncReport left = rig.run();
            SyncReport quiet = rig.run();
            rig.sql("insert into accounts values ('A2', 'Account 2', 'Live')");
            rig.store().inTransaction(() -> rig.store().fingerprints().removeAll("accounts"));

            SyncReport back = rig.run();

            assertThat(left.removals()).isEqualTo(new RunRemovals(0, 0, 1, 0, 0));
            assertThat(quiet.removals()).isEqualTo(RunRemovals.NONE);
            assertThat(back.updated()).isEqualTo(1);
            assertThat(PLANHAT.simulator().records(PlanhatObject.ENDUSER))
                    .noneMatch(e -> Boolean.TRUE.equals(e.get("archived")));
        }
    }

    @Nested
    class Orders {
        private final List<DeletePreview> previews = new ArrayList<>();

        @Test
        void aPreviewWritesAndTellsWhatItWouldRemove() throws Exception {
            company("A1", "Account 1", "Live");
            company("X1", "Stranger", "Live");
            rig.start();

            SyncReport report = DeleteOrder.preview("accounts", previews::add).run(rig.main.getCamelContext());

            assertThat(report.created()).isEqualTo(2);
            assertThat(report.removals()).isEqualTo(new RunRemovals(0, 0, 0, 0, 1));
            assertThat(names()).contains("Stranger");
            assertThat(previews).singleElement().satisfies(p -> {
                assertThat(p.stopped()).isNull();
                assertThat(p.left()).isEqualTo(1);
                assertThat(p.records()).singleElement().satisfies(line -> {
                    assertThat(line.key()).isEqualTo("externalId=X1");
                    assertThat(line.name()).isEqualTo("Stranger");
                    assertThat(line.why()).isEqualTo("in scope phase=Live, and no row of the source stands for it");
                });
            });
            assertThat(rig.run().removals().deleted()).isEqualTo(1);
        }

        @Test
        void aPreviewTellsThatTheBrakeWouldStopIt() throws Exception {
            company("A1", "Account 1", "Live");
            company("X1", "Stranger", "Live");
            rig.set("maxDeletes", 0).start();

            DeleteOrder.preview("accounts", previews::add).run(rig.main.getCamelContext());

            assertThat(previews).singleElement().satisfies(p -> assertThat(p.stopped())
                    .contains("maxDeletes=0"));
        }

        @Test
        void aPermitLetsOneRunPass() throws Exception {
            company("X1", "Stranger", "Live");
            company("X2", "Stranger 2", "Live");
            rig.set("maxDeletes", 0).start();

            SyncReport report = DeleteOrder.allow("accounts", 2).run(rig.main.getCamelContext());

            assertThat(report.removals().deleted()).isEqualTo(2);
            company("X3", "Stranger", "Live");
            assertThat(rig.failure()).hasMessageContaining("--allow-deletes accounts=1");
        }

        @Test
        void aPermitThatIsTooSmallStopsIt() throws Exception {
            company("X1", "Stranger", "Live");
            company("X2", "Stranger 2", "Live");
            rig.start();

            assertThatThrownBy(() -> DeleteOrder.allow("accounts", 1).run(rig.main.getCamelContext()))
                    .hasMessageContaining("maxDeletes=1 allows no more");
            assertThat(names()).hasSize(5);
        }

        @Test
        void aPreviewOfASyncThatRemovesWhatItWroteTellsThatToo() throws Exception {
            rig.set("mode", "upsert").without("scope").start().run();
            rig.sql("delete from accounts where id = 'A2'");

            SyncReport report = DeleteOrder.preview("accounts", previews::add).run(rig.main.getCamelContext());

            assertThat(report.clean()).isFalse();
            assertThat(names()).hasSize(3);
            assertThat(previews.get(0).records()).singleElement().satisfies(line -> assertThat(line.why())
                    .startsWith("this sync has written it"));
            assertThat(rig.run().removals().deleted()).isEqualTo(1);
        }
    }

    @Test
    void needsAWholeSource() {
        rig.set("watermark", "PHASE");

        assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("reads only what changed");
    }

    @Test
    void refusesAScopeWithoutAMirror() {
        rig.set("mode", "upsert");

        assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("scope is for mode=mirror");
    }
}
