/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.RemovalBrakeException;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.UndoJournal;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a sync does about records that left its source, over real HTTP. */
class SyncRemovalTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .mapping("name: name\nexternalId: id\nphase: phase\ncustom.Tier: tier\n")
                .set("deleteBehavior", "delete")
                .sql("create table accounts(id varchar, name varchar, phase varchar, tier varchar)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void accounts(int from, int to) {
        rig.sql("insert into accounts select 'A' || x, 'n' || x, 'live', 'gold' from system_range(" + from + ", " + to
                + ")");
    }

    private void leave(String condition) {
        rig.sql("delete from accounts where " + condition);
    }

    private static long there() {
        return PLANHAT.simulator().count(PlanhatObject.COMPANY);
    }

    private static Map<String, Object> company(String externalId) {
        return PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", externalId)
                .orElse(null);
    }

    private List<UndoJournal.Entry> journal(String run) {
        return rig.store().inTransaction(() -> rig.store().journal().after(run, 0, 1000));
    }

    @Nested
    class Deleting {
        @Test
        void aRecordWhoseRowIsGoneIsDeletedAndCounted() throws Exception {
            accounts(1, 3);
            rig.start().run();
            leave("id = 'A2'");

            SyncReport report = rig.run();

            assertThat(report.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
            assertThat(report.unchanged()).isEqualTo(2);
            assertThat(report.clean()).isTrue();
            assertThat(company("A2")).isNull();
            assertThat(there()).isEqualTo(2);
            assertThat(rig.stored().removals()).isEqualTo(report.removals());
        }

        @Test
        void theJournalHasWhatTheRecordWasLike() throws Exception {
            accounts(1, 2);
            rig.start().run();
            String id = company("A2").get("_id").toString();
            leave("id = 'A2'");

            SyncReport report = rig.run();

            assertThat(journal(report.run())).singleElement().satisfies(e -> {
                assertThat(e.key()).isEqualTo("externalId=A2");
                assertThat(e.planhatId()).isEqualTo(id);
                assertThat(e.action()).isEqualTo("delete");
                assertThat(e.sent()).isNull();
                assertThat(e.before()).contains("\"name\":\"n2\"").contains("\"Tier\":\"gold\"");
            });
        }

        @Test
        void aSkippedRowWithAnotherKeyStillStandsForItsRecord() throws Exception {
            rig.set("mode", "insert").set("maxDeletePercent", 100);
            rig.mapping("name: name\nexternalId: id\nsourceId: tier\n");
            rig.sql("insert into accounts values ('A1', 'n1', 'live', null), ('A2', 'n2', 'live', null)");
            rig.start().run();
            rig.sql("update accounts set tier = 'S1' where id = 'A1'");

            SyncReport report = rig.run();

            assertThat(report.skipped()).isEqualTo(1);
            assertThat(report.removals().any()).isFalse();
            assertThat(company("A1")).isNotNull();
        }

        @Test
        void aRefusedRowWithAnotherKeyStillStandsForItsRecord() throws Exception {
            rig.set("maxDeletePercent", 100);
            rig.mapping("name: name\nexternalId: id\nsourceId: tier\nphase: {from: phase, required: true}\n");
            rig.sql("insert into accounts values ('A1', 'n1', 'live', null), ('A2', 'n2', 'live', null)");
            rig.start().run();
            rig.sql("update accounts set tier = 'S1', phase = null where id = 'A1'");

            SyncReport report = rig.run();

            assertThat(report.refused()).isEqualTo(1);
            assertThat(report.removals().any()).isFalse();
            assertThat(company("A1")).isNotNull();
        }

        @Test
        void theNextRunHasNothingLeftToDo() throws Exception {
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");
            rig.run();

            SyncReport report = rig.run();

            assertThat(report.removals()).isEqualTo(RunRemovals.NONE);
            assertThat(report.calls()).isZero();
        }

        @Test
        void aRowThatComesBackIsWrittenAnew() throws Exception {
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");
            rig.run();
            accounts(2, 2);

            assertThat(rig.run().created()).isEqualTo(1);
            assertThat(company("A2")).containsEntry("name", "n2");
        }

        @Test
        void whatSomebodyElseDeletedIsNoFailure() throws Exception {
            accounts(1, 2);
            rig.start().run();
            rig.main
                    .getCamelTemplate()
                    .requestBodyAndHeader(
                            "planhat:company/delete",
                            null,
                            PlanhatConstants.ID,
                            company("A2").get("_id"));
            leave("id = 'A2'");

            SyncReport report = rig.run();

            assertThat(report.removals()).isEqualTo(new RunRemovals(0, 0, 0, 1, 0));
            assertThat(report.clean()).isTrue();
            assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
        }

        @Test
        void recordsThatTheSyncNeverWroteStay() throws Exception {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Other", "externalId", "X"));
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");

            rig.run();

            assertThat(company("X")).isNotNull();
        }

        @Test
        void manyAreReadWithOneListInsteadOfACallEach() throws Exception {
            rig.set("maxDeletePercent", 100);
            accounts(1, 60);
            rig.start().run();
            leave("id <> 'A1'");

            SyncReport report = rig.run();

            assertThat(report.removals().deleted()).isEqualTo(59);
            assertThat(report.calls()).isLessThan(59 + 10);
            assertThat(journal(report.run())).hasSize(59);
        }

        @Test
        void aRecordThatHasAnotherKeyNowIsNotDeleted() throws Exception {
            rig.mapping("name: name\nsourceId: phase\nexternalId: id\n");
            accounts(1, 1);
            rig.sql("insert into accounts values ('A2', 'n2', 'S2', null)").start();
            rig.run();
            rig.sql("update accounts set phase = null where id = 'A2'");

            SyncReport report = rig.run();

            assertThat(report.removals()).isEqualTo(RunRemovals.NONE);
            assertThat(company("A2")).isNotNull();
            assertThat(there()).isEqualTo(2);
        }
    }

    @Nested
    class Braking {
        private RemovalBrakeException stopped() throws Exception {
            Throwable failure = rig.failure();
            assertThat(failure).isInstanceOf(SyncFailedException.class).hasCauseInstanceOf(RemovalBrakeException.class);
            return (RemovalBrakeException) failure.getCause();
        }

        @Test
        void moreThanMaxDeletesRemovesNothingAndSaysHowToGoOn() throws Exception {
            rig.set("maxDeletes", 2);
            accounts(1, 5);
            rig.start().run();
            leave("id in ('A1', 'A2', 'A3')");
            accounts(6, 6);

            assertThat(stopped())
                    .hasMessage(
                            "3 of the 6 records of sync accounts (50 %) have left the source; maxDeletes=2 allows no more than"
                                    + " that, so none was removed. They are externalId=A1, externalId=A2, externalId=A3. If the source is"
                                    + " right, raise the limit for one run; if not, repair it and run again");
            assertThat(there()).isEqualTo(6);
            assertThat(rig.stored().state()).isEqualTo(RunState.FAILED);
            assertThat(rig.stored().counts().created()).isEqualTo(1);
            assertThat(rig.stored().removals()).isEqualTo(new RunRemovals(0, 0, 0, 0, 3));
        }

        @Test
        void aShareCountsFromMoreThanTenOn() throws Exception {
            accounts(1, 40);
            rig.start().run();
            leave("id in (select 'A' || x from system_range(1, 11))");

            assertThat(stopped()).hasMessageContaining("maxDeletePercent=5");
            assertThat(there()).isEqualTo(40);
        }

        @Test
        void aFewPassWhateverTheirShare() throws Exception {
            accounts(1, 12);
            rig.start().run();
            leave("id in (select 'A' || x from system_range(1, 10))");

            assertThat(rig.run().removals().deleted()).isEqualTo(10);
        }

        @Test
        void anEmptySourceRemovesNothing() throws Exception {
            accounts(1, 2);
            rig.start().run();
            leave("true");

            assertThat(stopped()).hasMessageContaining("which was empty");
            assertThat(there()).isEqualTo(2);
        }

        @Test
        void aSourceOfWhichNothingIsKnownRemovesNothing() throws Exception {
            accounts(1, 2);
            rig.start().run();
            leave("true");
            accounts(3, 4);

            assertThat(stopped()).hasMessageContaining("none of those known before came again");
            assertThat(there()).isEqualTo(4);
        }

        @Test
        void whoAllowsAHundredPercentMayEmptyTheSource() throws Exception {
            rig.set("maxDeletePercent", 100);
            accounts(1, 2);
            rig.start().run();
            leave("true");

            assertThat(rig.run().removals().deleted()).isEqualTo(2);
        }
    }

    @Nested
    class Doubting {
        @Test
        void aSourceThatFailsInTheMiddleRemovesNothing() throws Exception {
            rig.main.bind("half", (Processor) e -> e.getMessage().setBody(failing()));
            accounts(1, 3);
            rig.start().run();
            rig.close();
            rig = new SyncRig(directory)
                    .planhat(PLANHAT)
                    .mapping("name: name\nexternalId: id\n")
                    .set("deleteBehavior", "delete")
                    .set("source", "bean:half");
            rig.main.bind("half", (Processor) e -> e.getMessage().setBody(failing()));
            rig.start();

            assertThat(rig.failure()).hasMessageContaining("the connection was lost");
            assertThat(there()).isEqualTo(3);
        }

        private Iterator<Map<String, Object>> failing() {
            return new Iterator<>() {
                private boolean first = true;

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Map<String, Object> next() {
                    if (!first) {
                        throw new NoSuchElementException("the connection was lost");
                    }
                    first = false;
                    return Map.of("id", "A1", "name", "n1");
                }
            };
        }

        @Test
        void aRowWithoutAKeyKeepsEverything() throws Exception {
            accounts(1, 3);
            rig.start().run();
            leave("id = 'A3'");
            rig.sql("update accounts set id = null where id = 'A2'");

            SyncReport report = rig.run();

            assertThat(company("A3")).isNotNull();
            assertThat(company("A2")).isNotNull();
            assertThat(report.removals()).isEqualTo(new RunRemovals(0, 0, 0, 0, 2));
            assertThat(report.reasons())
                    .containsEntry(
                            "kept, although no row has its key: a row without a readable key may stand for it", 2L);
            assertThat(report.clean()).isFalse();
        }

        @Test
        void aRefusedRowWithItsKeyHasNotLeftAndHindersNothing() throws Exception {
            rig.mapping("externalId: id\nname: name\nh: phase\n");
            rig.sql("insert into accounts select 'A' || x, 'n' || x, '5', null from system_range(1, 3)");
            rig.start().run();
            leave("id = 'A3'");
            rig.sql("update accounts set phase = 'bad' where id = 'A2'");

            SyncReport report = rig.run();

            assertThat(report.refused()).isEqualTo(1);
            assertThat(report.removals().deleted()).isEqualTo(1);
            assertThat(company("A2")).isNotNull();
            assertThat(company("A3")).isNull();
        }

        @Test
        void aRefusedRowWhoseStrongerKeyIsUnreadableKeepsEverything() throws Exception {
            rig.mapping("externalId: id\nname: name\nsourceId: {simple: \"${body[PHASE].trim()}\"}\n");
            rig.sql("insert into accounts select 'A' || x, 'n' || x, 'S' || x, null from system_range(1, 3)");
            rig.start().run();
            leave("id = 'A3'");
            rig.sql("update accounts set phase = null where id = 'A2'");

            SyncReport report = rig.run();

            assertThat(report.refused()).isEqualTo(1);
            assertThat(report.removals()).isEqualTo(new RunRemovals(0, 0, 0, 0, 2));
            assertThat(there()).isEqualTo(3);
        }

        @Test
        void aColumnThatVanishedStopsTheRunAndRemovesNothing() throws Exception {
            accounts(1, 3);
            rig.start().run();
            leave("id = 'A3'");
            rig.sql("alter table accounts drop column tier");

            rig.failure();

            assertThat(there()).isEqualTo(3);
        }

        @Test
        void aRefusedDeletionKeepsTheRecordAndIsTriedAgain() throws Exception {
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");
            PLANHAT.simulator().permissions().deny(PlanhatObject.COMPANY, Operation.DELETE);

            assertThat(rig.failure()).hasCauseInstanceOf(PlanhatForbiddenException.class);
            assertThat(rig.stored().removals()).isEqualTo(new RunRemovals(0, 0, 0, 0, 1));
            assertThat(company("A2")).isNotNull();

            PLANHAT.simulator().permissions().clear();
            assertThat(rig.run().removals().deleted()).isEqualTo(1);
        }
    }

    @Nested
    class Clearing {
        @Test
        void theMappedFieldsAreEmptiedButForKeysAndWhatARecordNeeds() throws Exception {
            rig.set("deleteBehavior", "clear");
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");

            SyncReport report = rig.run();

            assertThat(report.removals()).isEqualTo(new RunRemovals(0, 1, 0, 0, 0));
            assertThat(company("A2")).containsEntry("name", "n2").containsEntry("externalId", "A2");
            assertThat(company("A2").get("phase")).isNull();
            assertThat(company("A2").get("custom").toString()).doesNotContain("gold");
            assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
        }

        @Test
        void aRowThatComesBackFillsThemAgain() throws Exception {
            rig.set("deleteBehavior", "clear");
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");
            rig.run();
            accounts(2, 2);

            assertThat(rig.run().updated()).isEqualTo(1);
            assertThat(company("A2")).containsEntry("phase", "live");
        }

        @Test
        void aMappingOfNothingButKeysIsRefusedAtTheStart() {
            rig.set("deleteBehavior", "clear").mapping("name: name\nexternalId: id\n");
            assertThatThrownBy(rig::start).hasStackTraceContaining("deleteBehavior=clear would clear nothing");
        }
    }

    @Nested
    class Archiving {
        @BeforeEach
        void endusers() {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "C1"));
            rig.set("object", "enduser")
                    .set("deleteBehavior", "archive")
                    .mapping("externalId: id\nfirstName: name\ncompanyId: {constant: extid-C1}\n");
        }

        private Map<String, Object> enduser(String externalId) {
            return PLANHAT.simulator()
                    .find(PlanhatObject.ENDUSER, "externalId", externalId)
                    .orElse(null);
        }

        @Test
        void theRecordGoesIntoTheArchiveOnce() throws Exception {
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");

            assertThat(rig.run().removals()).isEqualTo(new RunRemovals(0, 0, 1, 0, 0));
            assertThat(enduser("A2")).containsEntry("archived", true);
            assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
        }

        @Test
        void aRowThatComesBackTakesItOutAgain() throws Exception {
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");
            rig.run();
            accounts(2, 2);

            SyncReport report = rig.run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(enduser("A2")).containsEntry("archived", false);
            assertThat(rig.run().unchanged()).isEqualTo(2);
        }

        @Test
        void anObjectWithoutAnArchiveIsRefusedAtTheStart() {
            rig.set("object", "company").mapping("name: name\nexternalId: id\n");
            assertThatThrownBy(rig::start)
                    .hasStackTraceContaining("Planhat has no archive for company; it has one for ");
        }
    }

    @Nested
    class Refusing {
        @Test
        void anUnknownBehaviorNamesTheKnownOnes() {
            rig.set("deleteBehavior", "remove");
            assertThatThrownBy(rig::start)
                    .hasStackTraceContaining("deleteBehavior is 'remove'; it takes nothing, clear, archive, delete");
        }

        @Test
        void aWatermarkReadsTooLittleToTell() {
            rig.set("watermark", "updated_at");
            assertThatThrownBy(rig::start)
                    .hasStackTraceContaining("deleteBehavior=delete needs runs that read the whole source");
        }

        @Test
        void limitsMustMakeSense() {
            rig.set("maxDeletePercent", 101);
            assertThatThrownBy(rig::start).hasStackTraceContaining("maxDeletePercent is 101.0; it takes 0 to 100");
        }

        @Test
        void aComponentThatMayNotDeleteStopsTheStart() {
            rig.property("camel.component.planhat.allow-delete", "false");
            assertThatThrownBy(rig::start).hasStackTraceContaining("allowDelete=false");
        }

        @Test
        void nothingIsTheDefault() throws Exception {
            rig.set("deleteBehavior", "nothing");
            accounts(1, 2);
            rig.start().run();
            leave("id = 'A2'");

            assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
            assertThat(there()).isEqualTo(2);
        }
    }
}
