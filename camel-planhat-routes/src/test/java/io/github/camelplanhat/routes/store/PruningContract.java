/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** Which runs every database keeps; each test gets an empty one. */
abstract class PruningContract {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final Retention KEEP = new Retention(2, Duration.ofDays(30), Duration.ofDays(90));

    private StateStore store;

    abstract StateStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void begun(String id, String sync, RunKind kind, int daysAgo) {
        store.inTransaction(
                () -> store.runs().begin(id, sync, "company", kind, null, NOW.minus(Duration.ofDays(daysAgo))));
    }

    private void ended(String id, int daysAgo, String failure) {
        begun(id, "s", RunKind.SYNC, daysAgo);
        store.inTransaction(() -> store.runs().end(id, failure, NOW.minus(Duration.ofDays(daysAgo))));
    }

    private void ended(String id, int daysAgo) {
        ended(id, daysAgo, null);
    }

    private int prune() {
        return store.inTransaction(() -> store.pruning().prune("s", KEEP, NOW));
    }

    private List<String> left() {
        return store.inTransaction(() -> store.runs().latest(10_000)).stream()
                .map(RunRow::id)
                .toList();
    }

    private void journal(String run) {
        store.inTransaction(() -> store.journal()
                .write(
                        List.of(new UndoJournal.Entry(0, run, "s", "company", "k", "id", "delete", "{}", null, null)),
                        NOW.minus(Duration.ofDays(1))));
    }

    private List<UndoJournal.Entry> journalOf(String run) {
        return store.inTransaction(() -> store.journal().after(run, 0, 10));
    }

    @Test
    void theLastGoodRunStaysIfItAppliedAPlan() {
        begun("a", "s", RunKind.APPLY, 50);
        store.inTransaction(() -> store.runs().end("a", null, NOW.minus(Duration.ofDays(50))));
        ended("b", 40, "failed");
        ended("c", 35, "failed");
        ended("d", 1, "failed");

        prune();

        assertThat(left()).containsExactly("d", "c", "a");
    }

    @Test
    void runsThatAreOldAndNotAmongTheNewestGo() {
        ended("a", 50);
        ended("b", 40);
        ended("c", 35);
        ended("d", 1);

        assertThat(prune()).isEqualTo(2);
        assertThat(left()).containsExactly("d", "c");
    }

    @Test
    void theNewestStayHoweverOldTheyAre() {
        ended("a", 500);
        ended("b", 400);

        assertThat(prune()).isZero();
        assertThat(left()).containsExactly("b", "a");
    }

    @Test
    void youngRunsStayHoweverManyThereAre() {
        for (int i = 0; i < 10; i++) {
            ended("r" + i, 29);
        }

        assertThat(prune()).isZero();
    }

    @Test
    void ofRunsThatBeganTogetherTheNewestByTheirIdsStay() {
        for (int i = 0; i < 4; i++) {
            ended("r" + i, 40);
        }

        assertThat(prune()).isEqualTo(2);
        assertThat(left()).containsExactly("r3", "r2");
    }

    @Test
    void anUnfinishedRunStays() {
        begun("a", "s", RunKind.SYNC, 50);
        ended("b", 2);
        ended("c", 1);

        assertThat(prune()).isZero();
    }

    @Test
    void runsOfOtherSyncsStay() {
        begun("a", "other", RunKind.SYNC, 50);
        store.inTransaction(() -> store.runs().end("a", null, NOW.minus(Duration.ofDays(50))));
        ended("b", 50);
        ended("c", 2);
        ended("d", 1);

        assertThat(prune()).isEqualTo(1);
        assertThat(left()).containsExactly("d", "c", "a");
    }

    @Test
    void aRunFromWhichADeadLetterCameStaysUntilThatIsGone() {
        ended("a", 50);
        ended("b", 2);
        ended("c", 1);
        store.inTransaction(() -> store.deadLetters()
                .add(
                        "s",
                        "company",
                        "a",
                        List.of(new NewDeadLetter("k", "h", OutcomeStatus.REFUSED, "no name", "{}", "{}", 1)),
                        NOW));

        assertThat(prune()).isZero();

        store.inTransaction(() -> store.deadLetters().resolve("s", List.of("k")));

        assertThat(prune()).isEqualTo(1);
        assertThat(left()).containsExactly("c", "b");
    }

    @Test
    void theLastGoodRunStaysHoweverManyHaveFailedSince() {
        ended("a", 60);
        ended("good", 50);
        ended("c", 40, "no connection");
        ended("d", 39, "no connection");
        ended("e", 38, "no connection");
        begun("replay", "s", RunKind.REPLAY, 45);
        store.inTransaction(() -> store.runs().end("replay", null, NOW.minus(Duration.ofDays(45))));

        prune();

        assertThat(left()).containsExactly("e", "d", "good");
    }

    @Test
    void aRunThatCanBeTakenBackStays() {
        ended("a", 89);
        ended("b", 2);
        ended("c", 1);
        journal("a");

        assertThat(prune()).isZero();
        assertThat(journalOf("a")).hasSize(1);
    }

    @Test
    void aRunThatIsTooOldToBeTakenBackGoesWithItsJournal() {
        ended("a", 91);
        ended("b", 2);
        ended("c", 1);
        journal("a");

        assertThat(prune()).isEqualTo(1);
        assertThat(journalOf("a")).isEmpty();
    }

    @Test
    void aRunThatWasTakenBackGoesWithItsJournal() {
        ended("a", 40);
        ended("b", 2);
        ended("c", 1);
        journal("a");
        long entry = journalOf("a").get(0).id();
        store.inTransaction(() -> store.journal().undone(List.of(entry), NOW));

        assertThat(prune()).isEqualTo(1);
        assertThat(journalOf("a")).isEmpty();
    }

    @Test
    void theJournalOfARunThatIsAmongTheNewestStays() {
        ended("a", 500);
        ended("b", 400);
        journal("a");

        prune();

        assertThat(journalOf("a")).hasSize(1);
    }

    @Test
    void muchOldIsRemovedInPortions() {
        store.inTransaction(() -> {
            for (int i = 0; i < 700; i++) {
                String id = String.format("r%03d", i);
                store.runs().begin(id, "s", "company", null, NOW.minus(Duration.ofDays(50)));
                store.runs().end(id, null, NOW.minus(Duration.ofDays(50)));
            }
        });

        assertThat(prune()).isEqualTo(500);
        assertThat(prune()).isEqualTo(198);
        assertThat(left()).containsExactly("r699", "r698");
    }
}
