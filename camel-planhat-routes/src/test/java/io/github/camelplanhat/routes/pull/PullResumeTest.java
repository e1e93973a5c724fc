/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.routes.job.JobBusyException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A run that is cut off, and the one that goes on with it. */
class PullResumeTest {
    /** Finer than what the store keeps, which rounds it up. */
    private static final Clock FINE = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusNanos(700_000);
        }
    };

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private PullRig rig;

    @BeforeEach
    void newRig() {
        rig = rig();
    }

    private PullRig rig() {
        PullRig fresh = new PullRig(PLANHAT, dir).set("object", "license").set("filters", "at={now:epochMillis}");
        fresh.main.bind("clock", FINE);
        return fresh;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Stops Camel while the third company is on its way; the run stays unfinished, as if its process had died. */
    private List<String> cutOffAtTheThird() throws Exception {
        List<String> ids = rig.seed(6);
        rig.start();
        CountDownLatch atTheThird = new CountDownLatch(1);
        rig.sink.disturb(batch -> {
            if (rig.sink.records.size() == 2) {
                stopCamel();
                atTheThird.countDown();
            }
        });
        assertThatThrownBy(() -> rig.main.getCamelTemplate().requestBody("direct:pull", (Object) null))
                .hasStackTraceContaining("goes on with the other companies");
        assertThat(atTheThird.await(10, SECONDS)).isTrue();
        rig.close();
        return ids;
    }

    private Set<String> asked() {
        return Set.copyOf(rig.lists("/licenses").stream()
                .map(e -> PullRig.companies(e).get(0))
                .toList());
    }

    @Test
    void itGoesOnBehindTheCompaniesThatAreDoneAndAtTheSameTime() throws Exception {
        List<String> ids = cutOffAtTheThird();
        Set<String> first = asked();
        List<String> times =
                rig.lists("/licenses").stream().map(PullResumeTest::time).toList();
        planhat.journal().clear();
        rig = rig().start();
        JobReport report = rig.run();

        assertThat(first).hasSize(3);
        assertThat(rig.sink.records).hasSize(3);
        assertThat(asked()).hasSize(3).doesNotContainAnyElementsOf(first);
        assertThat(rig.lists("/licenses").stream().map(PullResumeTest::time)).containsOnly(times.get(0));
        assertThat(report.counts())
                .containsEntry("companies", (long) ids.size())
                .containsEntry("calls", 6L)
                .containsEntry("written", 6L);
        assertThat(report.clean()).isTrue();
        assertThat(rig.store().inTransaction(() -> rig.store().pulls().latest("pull", 9)))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.attempts()).isEqualTo(2);
                    assertThat(r.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(r.id()).isEqualTo(report.run());
                });
    }

    @Test
    void whatFailedBeforeItWasCutOffIsToldInTheEnd() throws Exception {
        List<String> ids = rig.seed(6);
        rig.fault(ids.get(0)).always().status(404, "gone");
        rig.start();
        rig.sink.disturb(batch -> stopCamel());
        assertThatThrownBy(() -> rig.main.getCamelTemplate().requestBody("direct:pull", (Object) null))
                .hasStackTraceContaining("goes on with the other companies");
        rig.close();
        rig = rig().start();
        JobReport report = rig.run();

        assertThat(report.clean()).isFalse();
        assertThat(report.counts()).containsEntry("failed", 1L).containsEntry("companies", 6L);
        assertThat(report.reasons().keySet())
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("Company 1 (" + ids.get(0) + "): ");
    }

    @Test
    void whatFailsBecauseCamelStopsIsNoFailureOfACompany() throws Exception {
        List<String> ids = rig.seed(3);
        rig.start();
        rig.sink.disturb(batch -> {
            stopCamel();
            throw new IllegalStateException("the pool is closed");
        });
        assertThatThrownBy(() -> rig.main.getCamelTemplate().requestBody("direct:pull", (Object) null))
                .hasStackTraceContaining("goes on with the other companies");
        rig.close();
        rig = rig().start();

        assertThat(rig.run().counts())
                .containsEntry("companies", (long) ids.size())
                .containsEntry("written", 3L)
                .containsEntry("retried", 0L);
    }

    private void stopCamel() {
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(rig.main::stop);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> rig.main.getCamelContext().isStopping() || stopping.isDone());
    }

    @ParameterizedTest
    @CsvSource({"complete, true", "sink, bean:store?method=store"})
    void whatElseWouldComeOutDifferentlyBeginsANewRun(String parameter, String value) throws Exception {
        cutOffAtTheThird();
        rig = rig().set(parameter, value).start();

        assertThat(rig.run().counts()).containsEntry("companies", 6L).containsEntry("written", 6L);
    }

    @Test
    void whatOnlyPacesItLetsItGoOn() throws Exception {
        cutOffAtTheThird();
        planhat.journal().clear();
        rig = rig().set("share", 100)
                .set("batchSize", 7)
                .set("retries", 1)
                .set("stopAfter", 3)
                .start();

        assertThat(rig.run().counts()).containsEntry("companies", 6L).containsEntry("written", 6L);
        assertThat(asked()).hasSize(3);
    }

    @Test
    void otherParametersBeginANewRun() throws Exception {
        cutOffAtTheThird();
        rig = rig().set("filters", "at={now:epochDays}").start();

        assertThat(rig.run().counts()).containsEntry("companies", 6L).containsEntry("written", 6L);
        assertThat(rig.store().inTransaction(() -> rig.store().pulls().latest("pull", 9)))
                .extracting(r -> r.state())
                .containsExactly(RunState.COMPLETED, RunState.FAILED);
    }

    @Test
    void aRunThatWasCutOffLongAgoIsNotGoneOnWith() throws Exception {
        cutOffAtTheThird();
        rig = rig().set("resumeWithin", "1").start();

        assertThat(rig.run().counts()).containsEntry("companies", 6L).containsEntry("written", 6L);
        assertThat(rig.sink.records).hasSize(6);
    }

    @Test
    void aRunThatEndedIsNotGoneOnWith() {
        rig.seed(2);
        rig.start();
        JobReport first = rig.run();
        JobReport second = rig.run();

        assertThat(second.run()).isNotEqualTo(first.run());
        assertThat(second.counts()).containsEntry("companies", 2L).containsEntry("written", 2L);
        assertThat(rig.sink.records).hasSize(4);
    }

    @Test
    void aPullNeverOverlapsItself() throws Exception {
        rig.seed(1);
        rig.start();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        rig.sink.disturb(batch -> {
            inside.countDown();
            await(goOn);
        });
        CompletableFuture<JobReport> first = CompletableFuture.supplyAsync(rig::run);
        assertThat(inside.await(10, SECONDS)).isTrue();

        assertThatThrownBy(() -> rig.main.getCamelTemplate().requestBody("direct:pull", (Object) null))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(JobBusyException.class);
        goOn.countDown();
        assertThat(first.get(10, SECONDS).counts()).containsAllEntriesOf(Map.of("written", 1L));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String time(JournalEntry call) {
        return call.query().replaceFirst(".*at=(\\d+).*", "$1");
    }
}
