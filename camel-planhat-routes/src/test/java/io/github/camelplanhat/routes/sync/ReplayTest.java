/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.mapping.RefusedRow;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Dead letters that are tried again. */
class ReplayTest {
    @TempDir
    Path directory;

    private final TickingClock clock = new TickingClock();
    /** Names that Planhat refuses. */
    private final Set<Object> bad = ConcurrentHashMap.newKeySet();

    private final StubPlanhat planhat = new StubPlanhat(this::answer);
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = rig();
    }

    private SyncRig rig() {
        SyncRig made = new SyncRig(directory)
                .planhat(planhat)
                .sql("create table accounts(id int, code varchar, name varchar, seq int)");
        made.main.bind("clock", clock);
        return made;
    }

    /** The same state, with what has changed since in front of it. */
    private SyncRig restarted() throws Exception {
        rig.close();
        rig = rig();
        return rig;
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private BulkOutcome answer(List<Map<String, Object>> records) {
        BulkOutcome outcome = new BulkOutcome();
        for (int i = 0; i < records.size(); i++) {
            boolean refused = bad.contains(records.get(i).get("name"));
            outcome.add(new RecordOutcome(
                    i,
                    refused ? OutcomeStatus.REFUSED : OutcomeStatus.CREATED,
                    null,
                    null,
                    refused ? "name " + records.get(i).get("name") + " is bad" : null,
                    false,
                    null));
        }
        outcome.addCalls(1, false);
        return outcome;
    }

    private SyncReport replay(Replay order) {
        return order.run(rig.main.getCamelContext());
    }

    private SyncReport replay() {
        return replay(Replay.of("accounts"));
    }

    private List<Object> sent(String field) {
        return planhat.batches.stream()
                .flatMap(List::stream)
                .map(r -> r.get(field))
                .toList();
    }

    private List<String> letterKeys() {
        return rig.deadLetters().stream().map(StoredDeadLetter::key).toList();
    }

    @Test
    void aRecordThatSucceedsLeavesTheList() throws Exception {
        rig.sql("insert into accounts values (1, 'A', 'a', 1), (2, 'B', 'b', 1)")
                .start();
        bad.add("b");
        rig.run();
        planhat.batches.clear();
        bad.clear();

        SyncReport report = replay();

        assertThat(report.read()).isEqualTo(1);
        assertThat(report.created()).isEqualTo(1);
        assertThat(sent("name")).containsExactly("b");
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void whatItConfirmedIsUnchangedForTheNextRun() throws Exception {
        rig.sql("insert into accounts values (1, 'A', 'a', 1)").start();
        bad.add("a");
        rig.run();
        bad.clear();
        replay();

        assertThat(rig.run().unchanged()).isEqualTo(1);
    }

    @Test
    void aRecordThatFailsAgainStaysWithItsNewReasonAndOneAttemptMore() throws Exception {
        rig.sql("insert into accounts values (1, 'A', 'a', 1)").start();
        bad.add("a");
        rig.run();
        StoredDeadLetter before = rig.deadLetters().get(0);

        SyncReport report = replay();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
            assertThat(l.id()).isEqualTo(before.id());
            assertThat(l.attempts()).isEqualTo(2);
            assertThat(l.run()).isEqualTo(report.run());
            assertThat(l.row()).isEqualTo(before.row());
            assertThat(l.first()).isEqualTo(before.first());
            assertThat(l.readAt()).isEqualTo(before.readAt());
            assertThat(l.last()).isAfter(before.last());
        });
    }

    @Test
    void eachLetterIsReadOnceHoweverManyFailAgain() throws Exception {
        rig.set("batchSize", 400)
                .sql("insert into accounts select x, x, 'a', 1 from system_range(1, 1300)")
                .start();
        bad.add("a");
        rig.run();

        assertThat(replay().read()).isEqualTo(1_300);
        assertThat(rig.deadLetters()).hasSize(1_300).allSatisfy(l -> assertThat(l.attempts())
                .isEqualTo(2));
    }

    @Test
    void theMappingIsAppliedAfresh() throws Exception {
        rig.mapping("name: NAME\nexternalId: ID\nphase: {from: CODE, required: true}\n")
                .sql("insert into accounts values (1, null, 'a', 1)")
                .start();
        rig.run();
        assertThat(rig.deadLetters()).hasSize(1);
        restarted()
                .mapping("name: NAME\nexternalId: ID\nphase: {from: CODE, default: trial}\n")
                .start();

        assertThat(replay().created()).isEqualTo(1);

        assertThat(sent("phase")).containsExactly("trial");
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void aRowWithoutAColumnThatTheMappingReadsNowIsRefusedAndSaysNothingOfTheOthers() throws Exception {
        rig.sql("insert into accounts values (1, 'A', 'a', 1), (2, 'B', 'b', 1)")
                .start();
        bad.addAll(List.of("a", "b"));
        rig.run();
        restarted().mapping("name: NAME\nexternalId: ID\nphase: PHASE\n").start();

        assertThat(replay().refused()).isEqualTo(2);

        assertThat(rig.deadLetters())
                .allSatisfy(l -> assertThat(l.reason()).isEqualTo("phase: the row has no column PHASE"));
    }

    @Test
    void valuesThatJsonHasNoFormForMapAsTheyDidFromTheSource() throws Exception {
        rig.set("zone", "America/New_York")
                .set("source", "sql:select * from typed?dataSource=#crm&outputType=StreamList")
                .mapping("name: {simple: '${body[name]}'}\n" + "externalId: ID\n"
                        + "custom.plain: {from: PLAIN, type: dateTime}\n"
                        + "custom.plainDay: {from: PLAIN, type: date}\n"
                        + "custom.zoned: {from: ZONED, type: dateTime}\n"
                        + "custom.day: {from: ADAY, type: dateTime}\n"
                        + "custom.dayText: {from: ADAY, type: string}\n"
                        + "custom.auto: PLAIN\n"
                        + "custom.amount: {from: AMOUNT, type: string}\n"
                        + "custom.number: AMOUNT\n"
                        + "custom.ratio: {from: RATIO, type: string}\n"
                        + "custom.big: BIG\n"
                        + "custom.flag: FLAG\n"
                        + "custom.uid: {from: UID, type: string}\n")
                .sql(
                        "create table typed(id bigint, name varchar, plain timestamp(6), zoned timestamp(3) with time zone,"
                                + " aday date, amount decimal(20,4), ratio double, big decimal(40), flag boolean, uid uuid)",
                        "insert into typed values (9007199254740993, 'a', '2026-03-08 02:30:00.123456',"
                                + " '2026-03-01 23:15:00.5+05:30', '2026-03-01', 12.5000, 1e10, 123456789012345678901234567890,"
                                + " true, '123e4567-e89b-12d3-a456-426614174000')")
                .start();
        bad.add("a");
        rig.run();
        SyncReport report = replay();

        assertThat(report.reasons()).containsOnlyKeys("name a is bad");
        assertThat(planhat.batches.get(1)).isEqualTo(planhat.batches.get(0));
    }

    @Test
    void theWatermarkStays() throws Exception {
        rig.set("watermark", "SEQ")
                .set("watermarkStart", "0")
                .set(
                        "source",
                        "sql:select * from accounts where seq >= :#watermark?dataSource=#crm&outputType=StreamList")
                .sql("insert into accounts values (1, 'A', 'a', 5)")
                .start();
        bad.add("a");
        rig.run();
        rig.store().inTransaction(() -> rig.store().cursors().remove("accounts"));
        bad.clear();

        assertThat(replay().created()).isEqualTo(1);

        assertThat(rig.watermark()).isNull();
    }

    @Test
    void rowsThatTheSourceCouldNotReadAreLeftOut() throws Exception {
        rig.main.bind(
                "rows",
                new Rows(
                        List.of(new RefusedRow("line 7 is no JSON", Map.of("line", 7)), Map.of("ID", 1, "NAME", "a"))));
        rig.set("source", "bean:rows?method=all").start();
        bad.add("a");
        rig.run();
        bad.clear();

        assertThat(replay().read()).isEqualTo(1);

        assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
            assertThat(l.unreadable()).isTrue();
            assertThat(l.attempts()).isEqualTo(1);
        });
    }

    /** A source. */
    public record Rows(List<Map<String, Object>> all) {}

    @Test
    void whereThereIsNothingToReplayNothingIsSent() {
        rig.start();

        SyncReport report = replay();

        assertThat(report.clean()).isTrue();
        assertThat(report.read()).isZero();
        assertThat(planhat.batches).isEmpty();
    }

    @Test
    void aSyncThatRunsIsNotDisturbed() throws Exception {
        rig.start();
        Lease held = rig.store().leaseKeeper().acquire("accounts");

        assertThatThrownBy(this::replay).isInstanceOf(SyncBusyException.class);

        rig.store().leaseKeeper().release(held);
    }

    @Test
    void aTokenThatIsRefusedLosesNoLetter() throws Exception {
        rig.close();
        StubPlanhat refusing = new StubPlanhat(records -> {
            throw new PlanhatUnauthorizedException("401", null, null);
        });
        rig = new SyncRig(directory)
                .planhat(refusing)
                .sql("create table accounts(id int, name varchar)", "insert into accounts values (1, null)")
                .mapping("name: {from: NAME, required: true}\nexternalId: ID\n")
                .start();
        rig.run();
        rig.close();
        rig = new SyncRig(directory)
                .planhat(refusing)
                .mapping("name: {from: NAME, default: x}\nexternalId: ID\n")
                .start();

        assertThatThrownBy(this::replay).isInstanceOf(SyncFailedException.class);

        assertThat(letterKeys()).containsExactly("externalId=1");
    }

    @Test
    void whatADeadReplayHadSentIsTriedByTheNextOne() throws Exception {
        rig.sql("insert into accounts values (1, 'A', 'a', 1)").start();
        rig.run();
        rig.sql("update accounts set name = 'b'");
        bad.add("b");
        rig.run();
        bad.clear();
        StateStore store = rig.store();
        store.inTransaction(() -> {
            store.runs().begin("dead-run", "accounts", "company", RunKind.REPLAY, null, clock.instant());
            store.runs().depart("dead-run", List.of("externalId=1"));
        });
        planhat.batches.clear();

        assertThat(replay().created()).isEqualTo(1);

        assertThat(sent("name")).containsExactly("b");
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Nested
    class AChoice {
        @BeforeEach
        void threeLetters() throws Exception {
            rig.sql("insert into accounts values (1, 'A', 'a', 1), (2, 'B', 'b', 1), (3, 'C', 'c', 1)")
                    .start();
            bad.addAll(List.of("a", "b", "c"));
            rig.run();
            bad.clear();
        }

        @Test
        void goesByReason() {
            assertThat(replay(Replay.of("accounts").withReason("NAME B")).created())
                    .isEqualTo(1);

            assertThat(letterKeys()).containsExactly("externalId=1", "externalId=3");
        }

        @Test
        void goesById() {
            Set<Long> ids = Set.of(
                    rig.deadLetters().get(0).id(), rig.deadLetters().get(2).id());

            assertThat(replay(Replay.of("accounts").withIds(ids)).created()).isEqualTo(2);

            assertThat(letterKeys()).containsExactly("externalId=2");
        }

        @Test
        void mayMatchNothing() {
            assertThat(replay(Replay.of("accounts").withReason("owner")).read()).isZero();

            assertThat(letterKeys()).hasSize(3);
        }
    }

    /** Rows of one record that the source gave at different times. */
    @Nested
    class TheAgeOfARow {
        private static final String BY_CODE = "name: NAME\nexternalId: {from: CODE, required: true}\n";
        private static final String BY_ID = "name: NAME\nexternalId: ID\n";

        private SyncRig changing(SyncRig to) {
            return to.set("watermark", "SEQ")
                    .set("watermarkStart", "0")
                    .set("batchSize", 1)
                    .set(
                            "source",
                            "sql:select * from accounts where seq >= :#watermark?dataSource=#crm&outputType=StreamList");
        }

        private void source(String code, String name, int seq) throws Exception {
            rig.sql(
                    "delete from accounts",
                    "insert into accounts values (1, " + code + ", '" + name + "', " + seq + ")");
            rig.run();
        }

        private void withTheMapping(String yaml) throws Exception {
            changing(restarted()).mapping(yaml).start();
            planhat.batches.clear();
        }

        @Test
        void decidesOverALetterWhoseKeyWasNotKnown() throws Exception {
            changing(rig).mapping(BY_CODE).start();
            source("null", "old", 1);
            source("'1'", "new", 2);
            assertThat(letterKeys()).singleElement().asString().startsWith("row=");
            withTheMapping(BY_ID);

            SyncReport report = replay();

            assertThat(report.skipped()).isEqualTo(1);
            assertThat(planhat.batches).isEmpty();
            assertThat(rig.deadLetters()).isEmpty();
        }

        @Test
        void isThatOfTheLatestRowEvenIfThatChangedNothing() throws Exception {
            changing(rig).mapping(BY_CODE).start();
            source("'1'", "same", 1);
            source("null", "other", 2);
            source("'1'", "same", 3);
            withTheMapping(BY_ID);

            assertThat(replay().skipped()).isEqualTo(1);
            assertThat(planhat.batches).isEmpty();
        }

        @Test
        void doesNotMatterWhereNothingNewerHasCome() throws Exception {
            changing(rig).mapping(BY_CODE).start();
            source("'1'", "old", 1);
            source("null", "new", 2);
            withTheMapping(BY_ID);

            assertThat(replay().created()).isEqualTo(1);
            assertThat(sent("name")).containsExactly("new");
        }

        private void anOldLetterWithoutAKeyAndANewOneWithItsKey() throws Exception {
            changing(rig).mapping(BY_CODE).start();
            bad.addAll(List.of("first", "newest"));
            source("'1'", "first", 1);
            source("null", "older", 2);
            source("'1'", "newest", 3);
            assertThat(letterKeys()).hasSize(2).first().isEqualTo("externalId=1");
            withTheMapping(BY_ID);
        }

        @Test
        void ordersTheLetters() throws Exception {
            anOldLetterWithoutAKeyAndANewOneWithItsKey();
            bad.clear();

            replay();

            assertThat(sent("name")).containsExactly("older", "newest");
            assertThat(rig.deadLetters()).isEmpty();
        }

        @Test
        void keepsANewerLetterWhenAnOlderRowSucceeds() throws Exception {
            anOldLetterWithoutAKeyAndANewOneWithItsKey();

            replay(Replay.of("accounts").withReason("required"));

            assertThat(sent("name")).containsExactly("older");
            assertThat(rig.deadLetters()).singleElement().satisfies(l -> assertThat(l.row())
                    .contains("newest"));
        }

        @Test
        void keepsANewerLetterWhenAnOlderRowFailsUnderItsKey() throws Exception {
            anOldLetterWithoutAKeyAndANewOneWithItsKey();
            bad.add("older");

            replay(Replay.of("accounts").withReason("required"));

            assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
                assertThat(l.row()).contains("newest");
                assertThat(l.attempts()).isEqualTo(2);
            });
        }

        @Test
        void keepsTheNewestRowWhenAllFailAgainAndAgain() throws Exception {
            anOldLetterWithoutAKeyAndANewOneWithItsKey();
            bad.add("older");

            replay();
            replay();
            bad.clear();
            planhat.batches.clear();
            replay();

            assertThat(sent("name")).containsExactly("newest");
        }
    }

    @Nested
    class AKeyThatTheMappingChanged {
        private void refusedByItsId() throws Exception {
            rig.sql("insert into accounts values (1, 'A', 'a', 1)").start();
            bad.add("a");
            rig.run();
            assertThat(letterKeys()).containsExactly("externalId=1");
            restarted().mapping("name: NAME\nexternalId: CODE\n").start();
        }

        @Test
        void takesTheLetterOffUnderItsOldKey() throws Exception {
            refusedByItsId();
            bad.clear();

            assertThat(replay().created()).isEqualTo(1);

            assertThat(rig.deadLetters()).isEmpty();
        }

        @Test
        void movesALetterThatFailsAgain() throws Exception {
            refusedByItsId();
            StoredDeadLetter before = rig.deadLetters().get(0);

            replay();

            assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
                assertThat(l.key()).isEqualTo("externalId=A");
                assertThat(l.attempts()).isEqualTo(2);
                assertThat(l.first()).isEqualTo(before.first());
                assertThat(l.readAt()).isEqualTo(before.readAt());
            });
        }
    }
}
