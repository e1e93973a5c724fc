/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every database remembers of the runs of jobs; each test gets an empty one. */
abstract class JobRunContract {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

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

    private void begin(String id, int minute) {
        store.inTransaction(() -> store.jobRuns().begin(id, "j", "export", at(minute)));
    }

    private void end(String id, String failure, int minute) {
        store.inTransaction(() -> store.jobRuns().end(id, failure == null, false, failure, at(minute)));
    }

    private JobRunRow run(String id) {
        return store.inTransaction(() -> store.jobRuns().find(id)).orElseThrow();
    }

    private List<String> ids() {
        return store.inTransaction(() -> store.jobRuns().latest("j", 100)).stream()
                .map(JobRunRow::id)
                .toList();
    }

    private static Instant at(int minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }

    @Test
    void aRunIsReadAsItWasWritten() {
        begin("a", 0);
        store.inTransaction(
                () -> store.jobRuns().progress("a", Map.of("records", 7L), Map.of("too \"long\"", 2L), at(1)));
        store.inTransaction(() -> store.jobRuns().end("a", false, false, null, at(2)));

        assertThat(run("a"))
                .isEqualTo(new JobRunRow(
                        "a",
                        "j",
                        "export",
                        RunState.COMPLETED,
                        1,
                        at(0),
                        at(2),
                        at(2),
                        false,
                        false,
                        Map.of("records", 7L),
                        Map.of("too \"long\"", 2L),
                        null));
    }

    @Test
    void countsKeepTheOrderInWhichTheyAreToBeRead() {
        begin("a", 0);
        Map<String, Long> counts = new java.util.LinkedHashMap<>();
        List.of("z", "a", "m").forEach(c -> counts.put(c, 1L));

        store.inTransaction(() -> store.jobRuns().progress("a", counts, Map.of(), at(1)));

        assertThat(run("a").counts().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void aFailureMayHoldAnything() {
        begin("a", 0);

        end("a", "zero \0 and ünicode", 1);

        assertThat(run("a").failure()).isEqualTo("zero \uFFFD and ünicode");
        assertThat(run("a").state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void whatWasCutOffHasFailedWhenTheNextBegins() {
        begin("a", 0);
        assertThat(store.inTransaction(() -> store.jobRuns().unfinished("j"))).isPresent();

        begin("b", 5);

        assertThat(run("a").state()).isEqualTo(RunState.FAILED);
        assertThat(run("a").failure()).contains("its process ended");
        assertThat(run("b").state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aRunThatGoesOnIsOneWithTheOneThatWasCutOff() {
        begin("a", 0);
        begin("b", 5);

        store.inTransaction(() -> store.jobRuns().goOn("b", "a", "j", "export", at(0), at(5)));
        end("a", null, 6);

        assertThat(ids()).containsExactly("a");
        assertThat(run("a").attempts()).isEqualTo(2);
        assertThat(run("a").started()).isEqualTo(at(0));
        assertThat(run("a").failure()).isNull();
        assertThat(run("a").state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunThatGoesOnWithOneOfWhichNothingIsKnownIsKeptUnderItsId() {
        begin("b", 5);

        store.inTransaction(() -> store.jobRuns().goOn("b", "a", "j", "export", at(0), at(5)));

        assertThat(ids()).containsExactly("a");
        assertThat(run("a").started()).isEqualTo(at(0));
    }

    @Test
    void ofRunsThatHadNothingToDoTheLatestIsKept() {
        begin("work", 0);
        end("work", null, 1);
        for (String id : List.of("idle1", "idle2", "idle3")) {
            begin(id, 2);
            store.inTransaction(() -> store.jobRuns().end(id, true, true, null, at(3)));
        }

        assertThat(ids()).containsExactlyInAnyOrder("work", "idle3");
    }

    @Test
    void theLatestEndedAndTheLatestGoodAreFound() {
        begin("good", 0);
        end("good", null, 1);
        begin("bad", 2);
        end("bad", "no", 3);
        begin("going", 4);

        assertThat(store.inTransaction(() -> store.jobRuns().latestEnded("j")))
                .map(JobRunRow::id)
                .hasValue("bad");
        assertThat(store.inTransaction(() -> store.jobRuns().latestGood("j")))
                .map(JobRunRow::id)
                .hasValue("good");
        assertThat(store.inTransaction(() -> store.jobRuns().latestGood("other")))
                .isEmpty();
    }

    @Test
    void oldOnesAreRemovedButTheNewestAndTheLastGoodOne() {
        Retention keep = new Retention(2, Duration.ofDays(30), Duration.ofDays(90));
        begin("good", 0);
        end("good", null, 0);
        for (int i = 1; i <= 5; i++) {
            begin("bad" + i, i);
            end("bad" + i, "no", i);
        }

        int young = store.inTransaction(() -> store.jobRuns().prune("j", keep, at(10)));
        int old = store.inTransaction(() -> store.jobRuns().prune("j", keep, at(10).plus(Duration.ofDays(40))));

        assertThat(young).isZero();
        assertThat(old).isEqualTo(3);
        assertThat(ids()).containsExactly("bad5", "bad4", "good");
    }

    @Test
    void whatIsForgottenDoesNotSeemToRun() {
        begin("a", 0);

        store.forget("j");

        assertThat(run("a").failure()).contains("forgotten");
    }
}
