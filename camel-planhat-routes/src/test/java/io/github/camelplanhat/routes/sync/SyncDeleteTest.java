/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.DeleteBrakeException;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.UndoJournal;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of records that have left the source. */
class SyncDeleteTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .sql("create table accounts(id varchar, name varchar, phase varchar, region varchar)")
                .mapping("name: NAME\nexternalId: ID\nphase: PHASE\ncustom.Region: REGION\n")
                .set("deleteBehavior", "delete");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void accounts(int number) {
        rig.sql("insert into accounts select 'A' || x, 'Account ' || x, 'Live', 'EMEA' from system_range(1, " + number
                + ")");
    }

    private void leaves(String... ids) {
        for (String id : ids) {
            rig.sql("delete from accounts where id = '" + id + "'");
        }
    }

    /** A sync that has brought so many accounts to Planhat. */
    private void synced(int number) throws Exception {
        accounts(number);
        rig.start();
        rig.run();
    }

    private static List<Object> inPlanhat() {
        return PLANHAT.simulator().records(PlanhatObject.COMPANY).stream()
                .map(r -> r.get("externalId"))
                .toList();
    }

    private static Map<String, Object> stored(String externalId) {
        return PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", externalId)
                .orElseThrow();
    }

    private static int calls(Operation operation) {
        return PLANHAT.simulator().journal().count(PlanhatObject.COMPANY, operation);
    }

    private List<UndoJournal.Entry> journal(String run) {
        return rig.store().inTransaction(() -> rig.store().journal().after(run, 0, 1000));
    }

    private long known() {
        return rig.store().inTransaction(() -> rig.store().fingerprints().count("accounts"));
    }

    @Nested
    class Delete {
        @Test
        void removesWhatHasLeft() throws Exception {
            synced(4);
            leaves("A2", "A3");

            SyncReport report = rig.run();

            assertThat(inPlanhat()).containsExactlyInAnyOrder("A1", "A4");
            assertThat(report.removals().left()).isEqualTo(2);
            assertThat(report.removals().deleted()).isEqualTo(2);
            assertThat(report.clean()).isTrue();
            assertThat(report.read()).isEqualTo(2);
            assertThat(rig.stored().removals()).isEqualTo(report.removals());
            assertThat(rig.stored().counts().calls()).isEqualTo(report.calls());
            assertThat(known()).isEqualTo(2);
        }

        @Test
        void writesTheWholeRecordIntoTheJournalFirst() throws Exception {
            synced(2);
            String id = (String) stored("A2").get("_id");
            leaves("A2");

            SyncReport report = rig.run();

            assertThat(journal(report.run())).singleElement().satisfies(e -> {
                assertThat(e.key()).isEqualTo("externalId=A2");
                assertThat(e.planhatId()).isEqualTo(id);
                assertThat(e.action()).isEqualTo("delete");
                assertThat(e.before()).contains("\"Account 2\"", "\"EMEA\"");
            });
        }

        @Test
        void touchesNothingThatTheSyncDoesNotKnow() throws Exception {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "X1", "name", "By hand"));
            synced(2);
            leaves("A2");

            rig.run();

            assertThat(inPlanhat()).containsExactlyInAnyOrder("X1", "A1");
        }

        @Test
        void happensOnce() throws Exception {
            synced(2);
            leaves("A2");
            rig.run();

            SyncReport report = rig.run();

            assertThat(report.removals().left()).isZero();
            assertThat(calls(Operation.DELETE)).isEqualTo(1);
        }

        @Test
        void takesWhatIsGoneAlreadyForDone() throws Exception {
            synced(2);
            leaves("A2");
            rig.main
                    .getCamelTemplate()
                    .requestBodyAndHeader(
                            "planhat:company/delete",
                            null,
                            "CamelPlanhatId",
                            stored("A2").get("_id"));

            SyncReport report = rig.run();

            assertThat(report.removals().gone()).isEqualTo(1);
            assertThat(report.clean()).isTrue();
            assertThat(journal(report.run())).isEmpty();
            assertThat(known()).isEqualTo(1);
        }

        @Test
        void createsARecordAgainThatComesBack() throws Exception {
            synced(2);
            leaves("A2");
            rig.run();
            rig.sql("insert into accounts values ('A2', 'Back', 'Live', 'EMEA')");

            SyncReport report = rig.run();

            assertThat(report.created()).isEqualTo(1);
            assertThat(stored("A2").get("name")).isEqualTo("Back");
        }

        @Test
        void readsManyRecordsWithOneListRatherThanOneByOne() throws Exception {
            rig.set("maxDeletePercent", "100");
            synced(30);
            rig.sql("delete from accounts where id <> 'A1'");

            SyncReport report = rig.run();

            assertThat(report.removals().deleted()).isEqualTo(29);
            assertThat(journal(report.run())).hasSize(29);
            assertThat(calls(Operation.GET)).isZero();
            assertThat(inPlanhat()).containsExactly("A1");
        }

        @Test
        void isTriedAgainByTheNextRunIfPlanhatRefuses() throws Exception {
            synced(2);
            leaves("A2");
            PLANHAT.simulator().faults().next().operation(Operation.DELETE).status(400, "no");

            SyncReport report = rig.run();

            assertThat(report.removals().failed()).isEqualTo(1);
            assertThat(report.clean()).isFalse();
            assertThat(report.reasons().keySet()).anyMatch(r -> r.startsWith("not deleted: "));
            assertThat(journal(report.run())).isEmpty();
            assertThat(rig.run().removals().deleted()).isEqualTo(1);
        }

        @Test
        void stopsTheRunWhenPlanhatForbidsIt() throws Exception {
            synced(3);
            leaves("A2", "A3");
            PLANHAT.simulator()
                    .faults()
                    .next()
                    .operation(Operation.DELETE)
                    .always()
                    .status(403);

            assertThat(rig.failure()).isInstanceOf(SyncFailedException.class);

            assertThat(rig.stored().state()).isEqualTo(RunState.FAILED);
            assertThat(rig.stored().removals().failed()).isEqualTo(2);
            assertThat(inPlanhat()).hasSize(3);
        }

        @Test
        void isRefusedAtTheStartWhereTheComponentDoesNotAllowIt() {
            rig.property("camel.component.planhat.allow-delete", "false");

            assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("allowDelete=false");
        }
    }

    @Nested
    class Clear {
        @BeforeEach
        void behaviour() {
            rig.set("deleteBehavior", "clear");
        }

        @Test
        void emptiesTheMappedFieldsButForKeysAndRequiredOnes() throws Exception {
            synced(2);
            leaves("A2");

            SyncReport report = rig.run();

            assertThat(report.removals().cleared()).isEqualTo(1);
            assertThat(stored("A2").get("name")).isEqualTo("Account 2");
            assertThat(stored("A2").get("phase")).isNull();
            assertThat(stored("A2").get("custom"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .doesNotContainEntry("Region", "EMEA");
            assertThat(stored("A1").get("phase")).isEqualTo("Live");
            assertThat(journal(report.run())).singleElement().satisfies(e -> assertThat(e.fields())
                    .containsExactly("phase", "custom.Region"));
        }

        @Test
        void fillsThemAgainWhenTheRecordComesBack() throws Exception {
            synced(2);
            leaves("A2");
            rig.run();
            rig.sql("insert into accounts values ('A2', 'Account 2', 'Live', 'EMEA')");

            assertThat(rig.run().updated()).isEqualTo(1);

            assertThat(stored("A2").get("phase")).isEqualTo("Live");
        }

        @Test
        void isRefusedAtTheStartWhereNothingMayBeCleared() {
            rig.mapping("name: NAME\nexternalId: ID\n");

            assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("never cleared");
        }
    }

    @Nested
    class Archive {
        @BeforeEach
        void endusers() {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "C1", "name", "Acme"));
            rig.set("object", "enduser")
                    .set("deleteBehavior", "archive")
                    .mapping("externalId: ID\nfirstName: NAME\ncompanyId:\n  constant: extid-C1\n");
        }

        private Map<String, Object> enduser(String externalId) {
            return PLANHAT.simulator()
                    .find(PlanhatObject.ENDUSER, "externalId", externalId)
                    .orElseThrow();
        }

        @Test
        void setsTheFlagOnce() throws Exception {
            synced(2);
            leaves("A2");

            SyncReport report = rig.run();

            assertThat(report.removals().archived()).isEqualTo(1);
            assertThat(enduser("A2").get("archived")).isEqualTo(true);
            assertThat(rig.run().removals().left()).isZero();
        }

        @Test
        void takesItBackWhenTheRecordComesBack() throws Exception {
            synced(2);
            leaves("A2");
            rig.run();
            rig.sql("insert into accounts values ('A2', 'Account 2', 'Live', 'EMEA')");

            rig.run();

            assertThat(enduser("A2").get("archived")).isEqualTo(false);
            assertThat(rig.run().unchanged()).isEqualTo(2);
        }

        @Test
        void isRefusedForObjectsThatHaveNoArchive() {
            rig.set("object", "company").mapping("name: NAME\nexternalId: ID\n");

            assertThatThrownBy(() -> rig.start())
                    .rootCause()
                    .hasMessageContaining("conversation, enduser, issue, note, task");
        }
    }

    @Nested
    class TheBrakes {
        @Test
        void stopTheRunAboveANumberOfRecordsAndTouchNone() throws Exception {
            rig.set("maxDeletes", "2");
            synced(100);
            leaves("A2", "A3", "A4");

            Throwable failure = rig.failure();

            assertThat(failure.getCause()).isInstanceOf(DeleteBrakeException.class);
            assertThat(failure)
                    .hasMessageContaining("3 of 100 records")
                    .hasMessageContaining("maxDeletes=2")
                    .hasMessageContaining("externalId=A2, externalId=A3, externalId=A4")
                    .hasMessageContaining("--allow-deletes accounts=3");
            assertThat(inPlanhat()).hasSize(100);
            assertThat(rig.stored().state()).isEqualTo(RunState.FAILED);
            assertThat(rig.stored().removals().left()).isEqualTo(3);
            assertThat(calls(Operation.DELETE)).isZero();
        }

        @Test
        void stopTheRunAboveAShare() throws Exception {
            synced(100);
            leaves("A1", "A2", "A3", "A4", "A5", "A6");

            assertThat(rig.failure()).hasMessageContaining("maxDeletePercent=5");

            assertThat(inPlanhat()).hasSize(100);
        }

        @Test
        void letFewRecordsPassWhateverTheirShare() throws Exception {
            synced(6);
            leaves("A1", "A2", "A3", "A4", "A5");

            assertThat(rig.run().removals().deleted()).isEqualTo(5);
        }

        @Test
        void holdAnEmptySource() throws Exception {
            rig.set("maxDeletePercent", "100");
            synced(3);
            rig.sql("delete from accounts");

            assertThat(rig.failure()).hasMessageContaining("no row at all");

            assertThat(inPlanhat()).hasSize(3);
        }

        @Test
        void canBeLoosenedForOneRun() throws Exception {
            synced(3);
            rig.sql("delete from accounts");

            SyncReport report = DeleteOrder.allow("accounts", 3).run(rig.main.getCamelContext());

            assertThat(report.removals().deleted()).isEqualTo(3);
            assertThat(inPlanhat()).isEmpty();
        }

        @Test
        void holdMoreThanWasAllowedForOneRun() throws Exception {
            synced(3);
            rig.sql("delete from accounts");

            assertThatThrownBy(() -> DeleteOrder.allow("accounts", 2).run(rig.main.getCamelContext()))
                    .hasMessageContaining("more than the 2 that were allowed");
        }

        @Test
        void leaveEverythingAloneInAPreview() throws Exception {
            synced(3);
            leaves("A2");

            SyncReport report = DeleteOrder.preview("accounts").run(rig.main.getCamelContext());

            assertThat(report.removals().left()).isEqualTo(1);
            assertThat(report.removals().notice()).contains("1 of 3", "externalId=A2", "would be deleted");
            assertThat(inPlanhat()).hasSize(3);
        }
    }

    @Nested
    class NothingIsRemoved {
        @Test
        void afterASourceThatFailedInTheMiddle() throws Exception {
            rig.main.bind("broken", new BreakingSource());
            rig.set("source", "bean:broken?method=rows").mapping("externalId: id\nname: id\nphase: id\n");
            rig.start();
            rig.main.getCamelContext().getRegistry().lookupByNameAndType("broken", BreakingSource.class).breaksAfter =
                    9;
            rig.run();
            rig.main.getCamelContext().getRegistry().lookupByNameAndType("broken", BreakingSource.class).breaksAfter =
                    1;

            assertThat(rig.failure()).hasMessageContaining("connection lost");

            assertThat(inPlanhat()).hasSize(3);
            assertThat(calls(Operation.DELETE)).isZero();
        }

        @Test
        void afterARowWithoutAnyKey() throws Exception {
            synced(3);
            rig.sql("update accounts set id = null where id = 'A2'");

            SyncReport report = rig.run();

            assertThat(inPlanhat()).contains("A1", "A2", "A3");
            assertThat(report.removals().notice()).contains("one row has no key (row ", "externalId=A2");
            assertThat(report.clean()).isFalse();
            assertThat(report.completed()).isTrue();
        }

        @Test
        void ofARowThatTheMappingRefuses() throws Exception {
            rig.mapping("name:\n  from: NAME\n  required: true\nexternalId: ID\nphase: PHASE\n");
            synced(3);
            rig.sql("update accounts set name = null where id = 'A2'");

            SyncReport report = rig.run();

            assertThat(report.refused()).isEqualTo(1);
            assertThat(report.removals().left()).isZero();
            assertThat(inPlanhat()).contains("A2");
        }

        @Test
        void whenTheKeyColumnVanishes() throws Exception {
            synced(3);
            rig.sql("alter table accounts drop column id");

            assertThat(rig.failure()).isNotNull();

            assertThat(inPlanhat()).hasSize(3);
        }

        @Test
        void ofARecordWhoseKeyHasChanged() throws Exception {
            rig.mapping("name: NAME\nsourceId: ID\nexternalId: REGION\n")
                    .sql("insert into accounts values ('S1', 'One', 'Live', 'E1'), ('S2', 'Two', 'Live', 'E2')");
            rig.start();
            rig.run();
            rig.sql("update accounts set id = 'S9' where id = 'S1'");

            SyncReport report = rig.run();

            assertThat(report.removals().deleted()).isZero();
            assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(2);
            assertThat(known()).isEqualTo(2);
        }

        @Test
        void ofARecordWhoseRowIsRefusedUnderAnotherKey() throws Exception {
            rig.mapping("name:\n  from: NAME\n  required: true\nsourceId: ID\nexternalId: REGION\n")
                    .sql("insert into accounts values ('S1', 'One', 'Live', 'E1'), ('S2', 'Two', 'Live', 'E2')");
            rig.start();
            rig.run();
            rig.sql("update accounts set id = 'S9', name = null where id = 'S1'");

            SyncReport report = rig.run();

            assertThat(report.refused()).isEqualTo(1);
            assertThat(report.removals().kept()).isEqualTo(1);
            assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(2);
        }

        @Test
        void ofARecordThatIsAnotherOneInPlanhatNow() throws Exception {
            synced(2);
            rig.main
                    .getCamelTemplate()
                    .requestBodyAndHeader(
                            "planhat:company/update",
                            Map.of("externalId", "Z"),
                            "CamelPlanhatId",
                            stored("A2").get("_id"));
            leaves("A2");

            SyncReport report = rig.run();

            assertThat(report.removals().kept()).isEqualTo(1);
            assertThat(report.reasons().keySet()).anyMatch(r -> r.contains("is another one now"));
            assertThat(inPlanhat()).contains("Z");
        }

        @Test
        void ofARecordThatAnotherSyncHas() throws Exception {
            synced(2);
            String id = (String) stored("A2").get("_id");
            rig.store().inTransaction(() -> rig.store()
                    .fingerprints()
                    .save(
                            "billing",
                            "r",
                            List.of(new io.github.camelplanhat.routes.store.Confirmation(
                                    "sourceId=B7",
                                    null,
                                    "h",
                                    id,
                                    io.github.camelplanhat.component.outcome.OutcomeStatus.UPDATED))));
            leaves("A2");

            SyncReport report = rig.run();

            assertThat(report.removals().kept()).isEqualTo(1);
            assertThat(inPlanhat()).contains("A2");
        }

        @Test
        void inAReplay() throws Exception {
            synced(2);
            leaves("A2");

            SyncReport report = Replay.of("accounts").run(rig.main.getCamelContext());

            assertThat(report.removals().left()).isZero();
            assertThat(inPlanhat()).contains("A2");
        }

        @Test
        void withAWatermark() {
            rig.set("watermark", "CHANGED");

            assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("needs the whole source");
        }
    }

    @Nested
    class AProcessThatDied {
        private void died(String... journalled) {
            rig.store().inTransaction(() -> {
                rig.store()
                        .runs()
                        .begin("dead-run", "accounts", "company", null, Instant.parse("2026-03-01T02:00:00Z"));
                rig.store()
                        .journal()
                        .write(
                                List.of(journalled).stream()
                                        .map(id -> UndoJournal.Entry.of(
                                                "dead-run",
                                                "accounts",
                                                "company",
                                                "externalId=" + id,
                                                (String) stored(id).get("_id"),
                                                "delete",
                                                "{\"name\":\"first\"}",
                                                null))
                                        .toList(),
                                Instant.parse("2026-03-01T02:00:01Z"));
            });
        }

        @Test
        void betweenTheCallAndItsStoredOutcomeHasDeleted() throws Exception {
            synced(3);
            leaves("A2");
            died("A2");
            rig.main
                    .getCamelTemplate()
                    .requestBodyAndHeader(
                            "planhat:company/delete",
                            null,
                            "CamelPlanhatId",
                            stored("A2").get("_id"));

            SyncReport report = rig.run();

            assertThat(report.run()).isEqualTo("dead-run");
            assertThat(report.removals().deleted()).isEqualTo(1);
            assertThat(report.removals().gone()).isZero();
            assertThat(journal("dead-run")).hasSize(1);
            assertThat(known()).isEqualTo(2);
        }

        @Test
        void beforeTheCallIsGoneOnWithAndKeepsItsFirstEntry() throws Exception {
            synced(3);
            leaves("A2");
            died("A2");

            SyncReport report = rig.run();

            assertThat(report.removals().deleted()).isEqualTo(1);
            assertThat(journal("dead-run")).singleElement().satisfies(e -> assertThat(e.before())
                    .isEqualTo("{\"name\":\"first\"}"));
            assertThat(inPlanhat()).containsExactlyInAnyOrder("A1", "A3");
        }
    }

    /** Three rows, or fewer and a failure. */
    public static final class BreakingSource {
        volatile int breaksAfter;

        public java.util.Iterator<Map<String, Object>> rows() {
            return new java.util.Iterator<>() {
                private int given;

                @Override
                public boolean hasNext() {
                    if (given == breaksAfter) {
                        throw new IllegalStateException("connection lost");
                    }
                    return given < 3;
                }

                @Override
                public Map<String, Object> next() {
                    return Map.of("id", "A" + ++given);
                }
            };
        }
    }
}
