/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every database must do; each test gets an empty one. */
abstract class StoreContract {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00.123Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(5);

    StateStore store;

    /** A store over the database of this test, which is empty at first. */
    abstract StateStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private <T> T in(Supplier<T> work) {
        return store.inTransaction(work);
    }

    private void does(Runnable work) {
        store.inTransaction(work);
    }

    @Test
    void whatFailsHalfWayLeavesNothing() {
        assertThatThrownBy(() -> does(() -> {
                    store.cursors().move("s", "1", "r", NOW);
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");

        assertThat(in(() -> store.cursors().read("s"))).isEmpty();
    }

    @Test
    void everythingIsThereWhenItIsOpenedAgain() {
        does(() -> store.cursors().move("s", "1", "r", NOW));
        store.close();

        store = open();

        assertThat(in(() -> store.cursors().read("s"))).contains("1");
    }

    @Test
    void aForgottenSyncStartsFromItsBeginning() {
        does(() -> {
            store.cursors().move("s", "1", "r", NOW);
            store.runs().begin("r", "s", "company", null, NOW);
            store.fingerprints().save("s", "r", List.of(confirmed("k", null, "h")));
            store.fingerprints().save("other", "r", List.of(confirmed("k", null, "h")));
        });

        store.forget("s");

        assertThat(in(() -> store.cursors().read("s"))).isEmpty();
        assertThat(in(() -> store.runs().unfinished("s"))).isEmpty();
        assertThat(in(() -> store.fingerprints().count("s"))).isZero();
        assertThat(in(() -> store.fingerprints().count("other"))).isEqualTo(1);
    }

    private static Confirmation confirmed(String key, Fingerprint known, String hash) {
        return new Confirmation(key, known, hash, null, OutcomeStatus.CREATED);
    }

    @Nested
    class RunsOfASync {
        @Test
        void areFoundAsTheyBegan() {
            does(() -> store.runs().begin("r1", "s", "company", "from", NOW));

            RunRow run = in(() -> store.runs().find("r1")).orElseThrow();

            assertThat(run.state()).isEqualTo(RunState.RUNNING);
            assertThat(run.started()).isEqualTo(NOW);
            assertThat(run.ended()).isNull();
            assertThat(run.cursorFrom()).isEqualTo("from");
            assertThat(run.attempts()).isEqualTo(1);
            assertThat(run.counts()).isEqualTo(RunCounts.NONE);
        }

        @Test
        void keepTheirCountsAndReasons() {
            RunCounts counts = new RunCounts(55, 1, 2, 3, 4, 5, 40, 7, 8, 9);
            does(() -> {
                store.runs().begin("r1", "s", "company", null, NOW);
                store.runs().progress("r1", counts, Map.of("name: \"is\" required", 4L), List.of("ä", "b\"c"), LATER);
            });

            RunRow run = in(() -> store.runs().find("r1")).orElseThrow();

            assertThat(run.counts()).isEqualTo(counts);
            assertThat(run.reasons()).containsExactly(Map.entry("name: \"is\" required", 4L));
            assertThat(run.inFlight()).containsExactly("ä", "b\"c");
            assertThat(run.updated()).isEqualTo(LATER);
        }

        @Test
        void noteThousandsOfKeysBeforeTheyAreSent() {
            List<String> keys =
                    IntStream.range(0, 5_000).mapToObj(i -> "externalId=" + i).toList();
            does(() -> {
                store.runs().begin("r1", "s", "company", null, NOW);
                store.runs().depart("r1", keys);
            });

            assertThat(in(() -> store.runs().find("r1")).orElseThrow().inFlight())
                    .isEqualTo(keys);
        }

        @Test
        void areUnfinishedUntilTheyEnd() {
            does(() -> store.runs().begin("r1", "s", "company", null, NOW));
            assertThat(in(() -> store.runs().unfinished("s"))).isPresent();
            assertThat(in(() -> store.runs().unfinished("other"))).isEmpty();

            does(() -> store.runs().end("r1", null, LATER));

            assertThat(in(() -> store.runs().unfinished("s"))).isEmpty();
            assertThat(in(() -> store.runs().find("r1")).orElseThrow().state()).isEqualTo(RunState.COMPLETED);
        }

        @Test
        void tellWhyTheyFailed() {
            does(() -> {
                store.runs().begin("r1", "s", "company", null, NOW);
                store.runs().end("r1", "Planhat answered 401", LATER);
            });

            RunRow run = in(() -> store.runs().find("r1")).orElseThrow();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.failure()).isEqualTo("Planhat answered 401");
            assertThat(run.ended()).isEqualTo(LATER);
        }

        @Test
        void comeNewestFirst() {
            does(() -> {
                store.runs().begin("r1", "s", "company", null, NOW);
                store.runs().begin("r2", "t", "company", null, LATER);
                store.runs().begin("r3", "s", "company", null, LATER.plusSeconds(1));
            });

            assertThat(in(() -> store.runs().latest(2))).extracting(RunRow::id).containsExactly("r3", "r2");
            assertThat(in(() -> store.runs().latest("s", 9)))
                    .extracting(RunRow::id)
                    .containsExactly("r3", "r1");
        }

        @Test
        void areOfAKind() {
            does(() -> {
                store.runs().begin("r1", "s", "company", null, NOW);
                store.runs().begin("r2", "s", "company", RunKind.REPLAY, null, LATER);
            });

            assertThat(in(() -> store.runs().latest("s", 9)))
                    .extracting(RunRow::kind)
                    .containsExactly(RunKind.REPLAY, RunKind.SYNC);
        }

        @Test
        void tellHowTheirSyncStands() {
            RunCounts counts = new RunCounts(55, 1, 2, 3, 4, 5, 40, 7, 8, 9);
            does(() -> {
                store.runs().begin("whole", "s", "company", null, NOW);
                store.runs().progress("whole", counts, Map.of(), List.of(), NOW);
                store.runs().end("whole", null, NOW);
                store.runs().begin("part", "s", "company", "from", NOW.plusSeconds(1));
                store.runs().end("part", null, LATER);
                store.runs().begin("replay", "s", "company", RunKind.REPLAY, null, NOW.plusSeconds(2));
                store.runs().end("replay", null, LATER.plusSeconds(1));
                store.runs().begin("failed", "s", "company", null, NOW.plusSeconds(3));
                store.runs().end("failed", "no connection", LATER.plusSeconds(2));
                store.runs().begin("going on", "s", "company", null, NOW.plusSeconds(4));
                store.runs().begin("another", "other", "company", null, NOW.plusSeconds(5));
            });

            assertThat(in(() -> store.runs().latestOfAnyKind("s")))
                    .map(RunRow::id)
                    .contains("failed");
            assertThat(in(() -> store.runs().latestGood("s").map(RunRow::ended)))
                    .contains(LATER);
            assertThat(in(() -> store.runs().latestWholeRead("s"))).hasValue(55);
            assertThat(in(() -> store.runs().latestOfAnyKind("other"))).isEmpty();
            assertThat(in(() -> store.runs().latestGood("other").map(RunRow::ended)))
                    .isEmpty();
            assertThat(in(() -> store.runs().latestWholeRead("other"))).isEmpty();
        }

        @Test
        void countHowOftenTheyWereResumed() {
            does(() -> {
                store.runs().begin("r1", "s", "company", null, NOW);
                store.runs().resume("r1", LATER);
            });

            assertThat(in(() -> store.runs().find("r1")).orElseThrow().attempts())
                    .isEqualTo(2);
        }
    }

    @Nested
    class FingerprintsOfRecords {
        private Map<String, Fingerprint> find(String... keys) {
            return in(() -> store.fingerprints().find("s", List.of(keys)));
        }

        private void save(String run, Confirmation... confirmations) {
            does(() -> store.fingerprints().save("s", run, List.of(confirmations)));
        }

        @Test
        void areFoundByTheirKeys() {
            save("r1", confirmed("a=ä'", null, "h1"), confirmed("b", null, "h2"));

            assertThat(find("a=ä'", "c")).containsOnlyKeys("a=ä'").hasEntrySatisfying("a=ä'", f -> {
                assertThat(f.hash()).isEqualTo("h1");
                assertThat(f.status()).isEqualTo(OutcomeStatus.CREATED);
                assertThat(f.run()).isEqualTo("r1");
            });
        }

        @Test
        void ofOtherSyncsAreOthers() {
            save("r1", confirmed("a", null, "h1"));

            assertThat(in(() -> store.fingerprints().find("other", List.of("a"))))
                    .isEmpty();
        }

        @Test
        void takeTheNewHash() {
            save("r1", confirmed("a", null, "h1"));
            Fingerprint known = find("a").get("a");

            save("r2", new Confirmation("a", known, "h2", "id", OutcomeStatus.UPDATED));

            assertThat(find("a").get("a"))
                    .isEqualTo(new Fingerprint(known.slot(), "a", "h2", OutcomeStatus.UPDATED, "r2"));
        }

        @Test
        void goByThousands() {
            List<Confirmation> many = IntStream.range(0, 5_000)
                    .mapToObj(i -> confirmed("k" + i, null, "h" + i))
                    .toList();
            does(() -> store.fingerprints().save("s", "r1", many));

            assertThat(find(many.stream().map(Confirmation::key).toArray(String[]::new)))
                    .hasSize(5_000)
                    .allSatisfy((k, f) -> assertThat(f.hash()).isEqualTo("h" + k.substring(1)));
        }

        @Test
        void thatTheSourceNoLongerHasAreFoundWithoutAMarkOnEachOfTheOthers() {
            List<Confirmation> many = IntStream.range(0, 12_000)
                    .mapToObj(i -> confirmed("k" + i, null, "h"))
                    .toList();
            does(() -> store.fingerprints().save("s", "r1", many));
            does(() -> store.fingerprints().save("other", "r1", List.of(confirmed("x", null, "h"))));
            BitSet seen = new BitSet();
            in(() -> store.fingerprints()
                            .find("s", many.stream().map(Confirmation::key).toList()))
                    .values()
                    .stream()
                    .filter(f -> !List.of("k7", "k5000", "k11999").contains(f.key()))
                    .forEach(f -> seen.set(Math.toIntExact(f.slot())));
            save(
                    "r2",
                    confirmed("new", null, "h"),
                    new Confirmation("k5000", find("k5000").get("k5000"), "h2", null, OutcomeStatus.UPDATED));
            List<String> missing = new ArrayList<>();

            does(() -> store.fingerprints().missing("s", "r2", seen, m -> missing.add(m.key())));

            assertThat(missing).containsExactlyInAnyOrder("k7", "k11999");
        }

        @Test
        void keepTheIdThatAnAnswerTold() {
            save("r1", new Confirmation("a", null, "h1", "id-1", OutcomeStatus.CREATED));
            save("r2", new Confirmation("a", find("a").get("a"), "h2", null, OutcomeStatus.UPDATED));
            List<Missing> missing = new ArrayList<>();

            does(() -> store.fingerprints().missing("s", "r3", new BitSet(), missing::add));

            assertThat(missing).singleElement().extracting(Missing::planhatId).isEqualTo("id-1");
        }

        @Test
        void canBeRemoved() {
            save("r1", confirmed("a", null, "h1"), confirmed("b", null, "h1"));
            long slot = find("a").get("a").slot();

            does(() -> store.fingerprints().remove(List.of(slot)));

            assertThat(find("a", "b")).containsOnlyKeys("b");
        }
    }

    @Nested
    class DeadLettersOfASync {
        private void add(String run, Instant at, NewDeadLetter... letters) {
            does(() -> store.deadLetters().add("s", "company", run, List.of(letters), at));
        }

        private NewDeadLetter letter(String key, String reason) {
            return new NewDeadLetter(key, "h", OutcomeStatus.REFUSED, reason, "{\"ID\":1}", "{}", 17);
        }

        private List<StoredDeadLetter> all() {
            return in(() -> store.deadLetters().after("s", 0, 100));
        }

        @Test
        void holdEverythingThatIsNeededToSendThemAgain() {
            add("r1", NOW, letter("k", "no \"name\""));

            assertThat(all()).singleElement().satisfies(l -> {
                assertThat(l.key()).isEqualTo("k");
                assertThat(l.object()).isEqualTo("company");
                assertThat(l.status()).isEqualTo(OutcomeStatus.REFUSED);
                assertThat(l.reason()).isEqualTo("no \"name\"");
                assertThat(l.row()).isEqualTo("{\"ID\":1}");
                assertThat(l.index()).isEqualTo(17);
                assertThat(l.attempts()).isEqualTo(1);
                assertThat(l.first()).isEqualTo(NOW);
            });
        }

        @Test
        void ofOneRecordAreOneLetterThatCountsItsRuns() {
            add("r1", NOW, letter("k", "old"));
            add("r1", NOW, letter("k", "old"));
            add("r2", LATER, letter("k", "new"));

            assertThat(all()).singleElement().satisfies(l -> {
                assertThat(l.attempts()).isEqualTo(2);
                assertThat(l.reason()).isEqualTo("new");
                assertThat(l.run()).isEqualTo("r2");
                assertThat(l.first()).isEqualTo(NOW);
                assertThat(l.last()).isEqualTo(LATER);
            });
        }

        @Test
        void leaveTheListWhenTheirRecordSucceeds() {
            add("r1", NOW, letter("a", "x"), letter("b", "x"));

            does(() -> store.deadLetters().resolve("s", List.of("a", "c")));

            assertThat(all()).extracting(StoredDeadLetter::key).containsExactly("b");
        }

        @Test
        void leaveTheListWhenTheSourceNoLongerHasThem() {
            add("r1", NOW, letter("a", "x"));
            add("r2", LATER, letter("b", "x"));

            does(() -> store.deadLetters().resolveAllBut("s", "r2"));

            assertThat(all()).extracting(StoredDeadLetter::key).containsExactly("b");
        }

        @Test
        void areReadInParts() {
            add("r1", NOW, letter("a", "x"), letter("b", "x"), letter("c", "x"));

            List<StoredDeadLetter> first = in(() -> store.deadLetters().after(null, 0, 2));
            List<StoredDeadLetter> rest =
                    in(() -> store.deadLetters().after(null, first.get(1).id(), 2));

            assertThat(first).extracting(StoredDeadLetter::key).containsExactly("a", "b");
            assertThat(rest).extracting(StoredDeadLetter::key).containsExactly("c");
            assertThat(in(() -> store.deadLetters().count("s"))).isEqualTo(3);
        }
    }

    @Nested
    class LettersForAnotherTry {
        private NewDeadLetter letter(String key, long index, Instant readAt, LetterOrigin origin) {
            return new NewDeadLetter(
                    key,
                    "h",
                    OutcomeStatus.REFUSED,
                    "x",
                    "{}",
                    "{\"/A\":\"DATE\"}",
                    "{}",
                    index,
                    false,
                    false,
                    readAt,
                    origin);
        }

        private NewDeadLetter marked(String key, boolean unreadable, boolean waiting) {
            return new NewDeadLetter(
                    key, "h", OutcomeStatus.REFUSED, "x", "{}", null, "{}", 1, unreadable, waiting, null, null);
        }

        private void add(String run, Instant at, NewDeadLetter... letters) {
            does(() -> store.deadLetters().add("s", "company", run, List.of(letters), at));
        }

        private List<String> keys(List<StoredDeadLetter> letters) {
            return letters.stream().map(StoredDeadLetter::key).toList();
        }

        private StoredDeadLetter find(String key) {
            return in(() -> store.deadLetters().find("s", List.of(key))).get(key);
        }

        @Test
        void keepTheAgeAndTheTypesOfTheirRow() {
            add("r1", LATER, letter("a", 1, NOW, null), letter("b", 2, null, null));

            assertThat(find("a").readAt()).isEqualTo(NOW);
            assertThat(find("a").rowTypes()).isEqualTo("{\"/A\":\"DATE\"}");
            assertThat(find("b").readAt()).isEqualTo(LATER);
            assertThat(in(() -> store.deadLetters().find(find("a").id()))).contains(find("a"));
        }

        @Test
        void comeInTheOrderInWhichTheSourceGaveTheirRows() {
            add(
                    "r1",
                    LATER,
                    letter("late", 1, LATER, null),
                    letter("third", 9, NOW, null),
                    letter("second", 8, NOW, null));
            add("r1", LATER, letter("first", 9, NOW.minusSeconds(1), null), letter("fourth", 9, NOW, null));
            LetterPage page = LetterPage.first("s", "r2", 0, Long.MAX_VALUE, 2);

            List<StoredDeadLetter> one = in(() -> store.deadLetters().oldest(page));
            List<StoredDeadLetter> two = in(() -> store.deadLetters().oldest(page.after(one.get(1))));
            List<StoredDeadLetter> three = in(() -> store.deadLetters().oldest(page.after(two.get(1))));

            assertThat(keys(one)).containsExactly("first", "second");
            assertThat(keys(two)).containsExactly("third", "fourth");
            assertThat(keys(three)).containsExactly("late");
        }

        @Test
        void areNotThoseThatThisRunHasTriedNorThoseThatNobodyCouldRead() {
            add("r1", NOW, letter("a", 1, null, null), marked("no-row", true, false));
            add("r2", NOW, letter("b", 1, null, null));
            does(() -> store.deadLetters().add("other", "company", "r1", List.of(letter("c", 1, null, null)), NOW));

            assertThat(keys(in(() -> store.deadLetters().oldest(LetterPage.first("s", "r2", 0, Long.MAX_VALUE, 9)))))
                    .containsExactly("a");
        }

        @Test
        void canBeChosenByTheirIds() {
            add("r1", NOW, letter("a", 1, null, null), letter("b", 2, null, null), letter("c", 3, null, null));
            long b = find("b").id();

            assertThat(keys(in(() -> store.deadLetters().oldest(LetterPage.first("s", "r2", b, b, 9)))))
                    .containsExactly("b");
        }

        @Test
        void mayWaitAndAreTriedInTurns() {
            add("r1", NOW, marked("a", false, true), marked("b", false, true), marked("c", false, false));
            add("r2", LATER, marked("a", false, true));

            assertThat(in(() -> store.deadLetters().countWaiting("s"))).isEqualTo(2);
            assertThat(keys(in(() -> store.deadLetters().waiting("s", 9)))).containsExactly("b", "a");
            assertThat(keys(in(() -> store.deadLetters().waiting("s", 1)))).containsExactly("b");
            add("r3", LATER, marked("a", false, false));
            assertThat(in(() -> store.deadLetters().countWaiting("s"))).isEqualTo(1);
        }

        @Test
        void takeTheirCountsAlongUnderAnotherKey() {
            add("r1", NOW, letter("a", 1, null, null));

            add("r2", LATER, letter("b", 1, NOW, find("a").origin()));

            assertThat(find("b").attempts()).isEqualTo(2);
            assertThat(find("b").first()).isEqualTo(NOW);
            assertThat(find("b").last()).isEqualTo(LATER);
        }

        @Test
        void neverTakeThePlaceOfANewerRow() {
            add("r1", NOW, letter("a", 1, null, null));
            add("r2", LATER, letter("b", 7, null, null));

            add("r3", LATER, letter("b", 1, NOW, find("a").origin()));

            assertThat(find("b").index()).isEqualTo(7);
            assertThat(find("b").run()).isEqualTo("r2");
        }

        @Test
        void areResolvedByWhatIsNotOlder() {
            add("r1", NOW, letter("a", 1, null, null), letter("b", 2, null, null));

            does(() -> store.deadLetters().resolveOlder("s", Map.of("a", NOW.minusSeconds(1), "b", NOW)));

            assertThat(find("a")).isNotNull();
            assertThat(find("b")).isNull();
        }

        @Test
        void tellWhetherOneHasNoKey() {
            add("r1", NOW, letter("row_a", 1, null, null));
            assertThat(in(() -> store.deadLetters().anyKeyless("s"))).isFalse();

            add("r1", NOW, letter("row=a", 1, null, null));

            assertThat(in(() -> store.deadLetters().anyKeyless("s"))).isTrue();
        }
    }

    @Nested
    class TheAgeOfFingerprints {
        private void save(Fingerprint known, Instant rowAt) {
            does(() -> store.fingerprints()
                    .save("s", "r", List.of(new Confirmation("a", known, "h", null, OutcomeStatus.CREATED, rowAt))));
        }

        private Fingerprint find() {
            return in(() -> store.fingerprints().find("s", List.of("a"))).get("a");
        }

        @Test
        void isThatOfTheRow() {
            save(null, NOW);
            assertThat(find().rowAt()).isEqualTo(NOW);

            save(find(), LATER);

            assertThat(find().rowAt()).isEqualTo(LATER);
        }

        @Test
        void staysWhereNoRowTellsIt() {
            save(null, NOW);

            save(find(), null);

            assertThat(find().rowAt()).isEqualTo(NOW);
        }

        @Test
        void mayBeUnknown() {
            save(null, null);

            assertThat(find().rowAt()).isNull();
        }

        @Test
        void movesWhenTheRowComesAgain() {
            save(null, NOW);

            does(() -> store.fingerprints().touch(List.of(find().slot()), LATER));

            assertThat(find().rowAt()).isEqualTo(LATER);
            assertThat(find().hash()).isEqualTo("h");
        }
    }

    @Nested
    class CursorsOfSyncs {
        @Test
        void moveOneByOne() {
            does(() -> {
                store.cursors().move("s", "1", "r1", NOW);
                store.cursors().move("t", "9", "r1", NOW);
                store.cursors().move("s", "2", "r2", LATER);
            });

            assertThat(in(() -> store.cursors().read("s"))).contains("2");
            assertThat(in(() -> store.cursors().read("t"))).contains("9");
        }
    }

    @Nested
    class LeasesOfSyncs {
        private Leases leases() {
            return store.leases();
        }

        private Lease acquire(String owner, Duration length) {
            return in(() -> leases().acquire("s", owner, length)).orElse(null);
        }

        @Test
        void haveOneHolder() {
            assertThat(acquire("a", LONG)).isNotNull();

            assertThat(acquire("b", LONG)).isNull();
            assertThat(acquire("a", LONG)).isNull();
            assertThat(in(() -> leases().holder("s")).orElseThrow().owner()).isEqualTo("a");
        }

        @Test
        void areFreeAfterTheirRelease() {
            Lease first = acquire("a", LONG);
            does(() -> leases().release(first));

            assertThat(acquire("b", LONG)).isNotNull();
        }

        @Test
        void runOutWhenTheyAreNotRenewed() {
            acquire("a", Duration.ZERO);

            assertThat(acquire("b", LONG)).isNotNull();
        }

        @Test
        void thatRanOutAndChangedHandsAreLost() {
            Lease lost = acquire("a", Duration.ZERO);
            acquire("b", LONG);

            assertThatThrownBy(() -> does(() -> leases().hold(lost, LONG)))
                    .isInstanceOf(LeaseLostException.class)
                    .hasMessageContaining("sync s lost its lease");
            does(() -> leases().release(lost));
            assertThat(acquire("c", LONG)).isNull();
        }

        @Test
        void thatAreHeldLastOn() {
            Lease lease = acquire("a", Duration.ZERO);
            does(() -> leases().hold(lease, LONG));

            assertThat(acquire("b", LONG)).isNull();
        }

        @Test
        void ofTheDeadAreTakenOverByOneOnly() {
            acquire("a", LONG);
            Leases.Holder dead = in(() -> leases().holder("s")).orElseThrow();

            assertThat(in(() -> leases().takeOver("s", dead, "b", LONG))).isPresent();
            assertThat(in(() -> leases().takeOver("s", dead, "c", LONG))).isEmpty();
        }

        @Test
        void areKeptUntilTheyAreReleased() {
            Lease lease = store.leaseKeeper().acquire("s");
            assertThatThrownBy(() -> store.leaseKeeper().acquire("s"))
                    .isInstanceOf(LeaseHeldException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());

            store.leaseKeeper().release(lease);

            assertThat(store.leaseKeeper().acquire("s").token()).isEqualTo(2);
        }
    }

    @Nested
    class TheUndoJournal {
        private UndoJournal.Entry entry(String run, String key) {
            return new UndoJournal.Entry(0, run, "s", "company", key, "id", "delete", "{\"name\":\"ä\"}", null, null);
        }

        @Test
        void keepsTheEntriesOfEachRunInTheirOrder() {
            does(() -> store.journal().write(List.of(entry("r1", "a"), entry("r2", "b"), entry("r1", "c")), NOW));

            List<UndoJournal.Entry> entries = in(() -> store.journal().after("r1", 0, 10));
            assertThat(entries).extracting(UndoJournal.Entry::key).containsExactly("a", "c");
            assertThat(entries.get(0).before()).isEqualTo("{\"name\":\"ä\"}");
        }

        @Test
        void knowsWhatIsUndone() {
            does(() -> store.journal().write(List.of(entry("r1", "a"), entry("r1", "b")), NOW));
            long first = in(() -> store.journal().after("r1", 0, 1)).get(0).id();

            does(() -> store.journal().undone(List.of(first), LATER));

            assertThat(in(() -> store.journal().after("r1", 0, 10)))
                    .extracting(UndoJournal.Entry::undone)
                    .containsExactly(LATER, null);
        }

        @Test
        void handsOutTheNewestFirstInParts() {
            does(() -> store.journal().write(List.of(entry("r1", "a"), entry("r1", "b"), entry("r1", "c")), NOW));

            List<UndoJournal.Entry> newest = in(() -> store.journal().before("r1", Long.MAX_VALUE, 2));
            assertThat(newest).extracting(UndoJournal.Entry::key).containsExactly("c", "b");
            assertThat(in(() -> store.journal().before("r1", newest.get(1).id(), 2)))
                    .extracting(UndoJournal.Entry::key)
                    .containsExactly("a");
        }

        @Test
        void knowsWhichRecordsARunHasWrittenAbout() {
            does(() -> store.journal().write(List.of(entry("r1", "a")), NOW));

            assertThat(in(() -> store.journal().ids("r1"))).containsExactly("id");
            assertThat(in(() -> store.journal().ids("r2"))).isEmpty();
        }
    }

    @Nested
    class WhatLeftTheSource {
        private List<String> missing() {
            List<String> keys = new ArrayList<>();
            does(() -> store.fingerprints().missing("s", "later", new BitSet(), m -> keys.add(m.key())));
            return keys;
        }

        private void known(String key, String id) {
            does(() -> store.fingerprints()
                    .save("s", "r1", List.of(new Confirmation(key, null, "h", id, OutcomeStatus.CREATED))));
        }

        private Fingerprint of(String key) {
            return in(() -> store.fingerprints().find("s", List.of(key))).get(key);
        }

        @Test
        void isFoundByThePlanhatIdToo() {
            known("a", "id-a");
            known("b", "id-b");

            assertThat(in(() -> store.fingerprints().holders("s", List.of("id-b", "id-x"))))
                    .containsExactly(new Fingerprints.Holder(of("b").slot(), "id-b", "r1"));
            assertThat(in(() -> store.fingerprints().holders("other", List.of("id-b"))))
                    .isEmpty();
        }

        @Test
        void isSeenByOtherSyncs() {
            known("a", "id-a");
            known("b", null);
            does(() -> store.runs().begin("r-s", "s", "company", null, NOW));

            assertThat(in(() -> store.fingerprints().idsOfOthers("other", List.of("id-a", "id-x"))))
                    .containsExactly("id-a");
            assertThat(in(() -> store.fingerprints().idsOfOthers("s", List.of("id-a"))))
                    .isEmpty();
            assertThat(in(() -> store.fingerprints().unidentified("s", List.of("a", "b", "c"))))
                    .containsExactly("b");
        }

        @Test
        void isOfASyncThatMayHaveWrittenAnObject() {
            for (String sync : List.of("s", "t", "u", "other")) {
                does(() -> store.fingerprints().save(sync, "r", List.of(confirmed("a", null, "h"))));
            }
            does(() -> store.runs().begin("r-s", "s", "company", null, NOW));
            does(() -> store.runs().begin("r-t", "t", "enduser", null, NOW));

            assertThat(in(() -> store.fingerprints().others("other", "company")))
                    .as("u has no run any more")
                    .containsExactly("s", "u");
            assertThat(in(() -> store.fingerprints().others("s", "enduser"))).containsExactly("other", "t", "u");
        }

        @Test
        void isNoLongerMissingWhenItIsArchived() {
            known("a", "id-a");
            known("b", "id-b");
            does(() -> store.fingerprints().archive(List.of(of("a").slot())));

            assertThat(missing()).containsExactly("b");
            assertThat(in(() -> store.fingerprints().count("s"))).isEqualTo(1);
            assertThat(of("a").archived()).isTrue();
            assertThat(of("a").hash()).isEmpty();
        }

        @Test
        void isOutOfTheArchiveOnceItIsConfirmedAgain() {
            known("a", "id-a");
            does(() -> store.fingerprints().archive(List.of(of("a").slot())));
            does(() -> store.fingerprints()
                    .save("s", "r2", List.of(new Confirmation("a", of("a"), "h2", null, OutcomeStatus.UPDATED))));

            assertThat(of("a").archived()).isFalse();
            assertThat(missing()).containsExactly("a");
        }

        @Test
        void staysToBeTakenOutOfTheArchiveWhileNobodyKnowsWhetherItWas() {
            known("a", "id-a");
            does(() -> store.fingerprints().archive(List.of(of("a").slot())));
            does(() -> store.fingerprints()
                    .save("s", "r2", List.of(new Confirmation("a", of("a"), "", null, OutcomeStatus.UNKNOWN))));

            assertThat(of("a").archived()).isTrue();
            assertThat(missing()).containsExactly("a");
        }

        @Test
        void isCountedOnTheRun() {
            does(() -> store.runs().begin("r1", "s", "company", null, NOW));
            assertThat(in(() -> store.runs().find("r1")).orElseThrow().removals())
                    .isEqualTo(RunRemovals.NONE);

            RunRemovals removals = new RunRemovals(1, 2, 3, 4, 5);
            does(() -> store.runs().removed("r1", removals));

            assertThat(in(() -> store.runs().find("r1")).orElseThrow().removals())
                    .isEqualTo(removals);
        }
    }

    @Nested
    class Alerts {
        private final AlertRow open = new AlertRow("ops", "s", "FAILURE", "no table", NOW, null, false);

        private List<AlertRow> rows() {
            return in(() -> store.alerts().of("ops", "s"));
        }

        private boolean claim(AlertRow row, Instant now) {
            return in(() -> store.alerts().claim(row, now, now.plus(LONG)));
        }

        @Test
        void areKeptOncePerEvent() {
            does(() -> store.alerts().save(open));
            does(() -> store.alerts().save(open.told(LATER).ended()));
            does(() -> store.alerts().save(new AlertRow("other", "s", "FAILURE", "x", NOW, null, false)));

            assertThat(rows()).containsExactly(new AlertRow("ops", "s", "FAILURE", "no table", NOW, LATER, true));
        }

        @Test
        void areForgotten() {
            does(() -> store.alerts().save(open));
            does(() -> store.alerts().remove("ops", "s", "FAILURE"));

            assertThat(rows()).isEmpty();
        }

        @Test
        void areTakenByOneOnly() {
            does(() -> store.alerts().save(open));

            assertThat(claim(open, NOW)).isTrue();
            assertThat(claim(open, LATER)).isFalse();
        }

        @Test
        void areFreeAgainWhenTheirTakerIsGoneOrGivesUp() {
            does(() -> store.alerts().save(open));
            claim(open, NOW);

            assertThat(claim(open, NOW.plus(LONG))).isTrue();
            does(() -> store.alerts().release(open));
            assertThat(claim(open, NOW.plus(LONG))).isTrue();
        }

        @Test
        void areNotTakenByWhoHasNotSeenThatTheyAreTold() {
            does(() -> store.alerts().save(open.told(LATER)));

            assertThat(claim(open, LATER)).isFalse();
            assertThat(claim(open.told(LATER), LATER)).isTrue();
        }

        @Test
        void lookAtTheRunThatEndedLast() {
            does(() -> {
                store.runs().begin("good", "s", "company", null, NOW);
                store.runs().end("good", null, NOW.plusSeconds(1));
                store.runs().begin("bad", "s", "company", null, NOW);
                store.runs().end("bad", "no table", LATER);
                store.runs().begin("replay", "s", "company", RunKind.REPLAY, null, LATER);
                store.runs().end("replay", null, LATER.plusSeconds(1));
                store.runs().begin("open", "s", "company", null, LATER);
            });

            assertThat(in(() -> store.runs().latestEnded("s"))).map(RunRow::id).contains("bad");
            assertThat(in(() -> store.runs().latestGood("s"))).map(RunRow::id).contains("good");
            assertThat(in(() -> store.runs().latestGood("other"))).isEmpty();
        }
    }

    @Nested
    class PullsOfCompanies {
        private PulledCompany waiting(String company, int round, int width) {
            return new PulledCompany(
                    company,
                    PulledCompany.State.WAITING,
                    round,
                    width,
                    0,
                    "answered 500",
                    "{\"_id\":\"" + company + "\"}",
                    "{}");
        }

        @BeforeEach
        void begin() {
            does(() -> store.pulls().begin("r1", "tasks", "task", "hash", NOW));
        }

        @Test
        void aRunIsUnfinishedUntilItEnds() {
            does(() -> {
                store.pulls().resume("r1", LATER);
                store.pulls().progress("r1", Map.of("calls", 3L), LATER);
            });

            PullRow row = in(() -> store.pulls().unfinished("tasks")).orElseThrow();
            assertThat(row)
                    .isEqualTo(new PullRow(
                            "r1",
                            "tasks",
                            "task",
                            "hash",
                            RunState.RUNNING,
                            2,
                            NOW,
                            LATER,
                            null,
                            Map.of("calls", 3L),
                            null));
            assertThat(in(() -> store.pulls().unfinished("others"))).isEmpty();

            does(() -> store.pulls().end("r1", "stopped", LATER));

            assertThat(in(() -> store.pulls().unfinished("tasks"))).isEmpty();
            assertThat(in(() -> store.pulls().find("r1")).orElseThrow())
                    .satisfies(r -> assertThat(r.state()).isEqualTo(RunState.FAILED))
                    .satisfies(r -> assertThat(r.failure()).isEqualTo("stopped"));
        }

        @Test
        void companiesAreKnownByRun() {
            does(() -> store.pulls().save("r1", List.of(PulledCompany.done("a"), waiting("b", 1, 20))));

            assertThat(in(() -> store.pulls().known("r1", List.of("a", "b", "c"))))
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(in(() -> store.pulls().known("r2", List.of("a")))).isEmpty();
            assertThat(in(() -> store.pulls().known("r1", List.of()))).isEmpty();
        }

        @Test
        void thoseThatWaitComeByRoundsAndPages() {
            does(() -> store.pulls()
                    .save(
                            "r1",
                            List.of(
                                    waiting("c", 1, 20),
                                    waiting("a", 1, 20),
                                    waiting("b", 2, 5),
                                    PulledCompany.done("d"))));

            assertThat(in(() -> store.pulls().nextRound("r1"))).hasValue(1);
            assertThat(in(() -> store.pulls().waiting("r1", 1, "", 1))).containsExactly(waiting("a", 1, 20));
            assertThat(in(() -> store.pulls().waiting("r1", 1, "a", 9))).containsExactly(waiting("c", 1, 20));
            assertThat(in(() -> store.pulls().countFailed("r1"))).isEqualTo(3);

            does(() -> store.pulls()
                    .save("r1", List.of(PulledCompany.done("a"), PulledCompany.done("c"), PulledCompany.done("b"))));

            assertThat(in(() -> store.pulls().nextRound("r1"))).isEmpty();
            assertThat(in(() -> store.pulls().countFailed("r1"))).isZero();
        }

        @Test
        void ofARunThatEndedOnlyWhatFailedIsKept() {
            does(() -> {
                store.pulls().save("r1", List.of(PulledCompany.done("a"), waiting("b", 1, 1)));
                store.pulls().end("r1", null, LATER);
            });

            assertThat(in(() -> store.pulls().known("r1", List.of("a", "b")))).containsExactly("b");
            assertThat(in(() -> store.pulls().failed("r1", 9))).containsExactly(waiting("b", 1, 1));
        }

        @Test
        void aRunThatIsForgottenIsNotGoneOnWith() {
            store.forget("tasks");

            assertThat(in(() -> store.pulls().unfinished("tasks"))).isEmpty();
        }

        @Test
        void oldRunsAreRemovedWithTheirCompanies() {
            does(() -> {
                store.pulls().save("r1", List.of(waiting("b", 1, 1)));
                store.pulls().end("r1", null, LATER);
                store.pulls().begin("r2", "tasks", "task", "hash", LATER);
                store.pulls().end("r2", null, LATER);
                store.pulls().begin("r3", "tasks", "task", "hash", LATER.plusSeconds(1));
            });
            Retention keep = new Retention(1, Duration.ofDays(1), Duration.ofDays(1));

            assertThat(in(() -> store.pulls().prune("tasks", keep, LATER))).isZero();
            assertThat(in(() -> store.pulls().prune("tasks", keep, LATER.plus(Duration.ofDays(2)))))
                    .isEqualTo(1);
            assertThat(in(() -> store.pulls().latest("tasks", 9)))
                    .extracting(PullRow::id)
                    .containsExactly("r3", "r2");
            assertThat(in(() -> store.pulls().failed("r1", 9))).isEmpty();
        }
    }
}
