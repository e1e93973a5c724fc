/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.runner.run.StopSignal;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StopTest {
    private static final int SIGTERM = 128 + 15;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @Test
    void aStopEndsTheSyncAfterTheBatchThatIsUnderWay() throws Exception {
        manyBatches().endusers(2);
        StopSignal stop = new StopSignal();

        CompletableFuture<Invocation> running =
                CompletableFuture.supplyAsync(() -> Invocation.of(stop, "run", "--once", "--config", dir));
        awaitCalls(2);
        stop.request();
        Invocation ran = running.get(30, TimeUnit.SECONDS);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("companies failed: the runner was asked to stop")
                .contains("endusers was not run: the runner was asked to stop")
                .contains("Every row read is in exactly one outcome column.");
        assertThat(batches()).isLessThan(50);
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(batches() * 10);
    }

    @Test
    void aCallThatHangsIsCutOffWhenTheTimeToStopIsUp() throws Exception {
        TestFolder.in(dir, planhat).companies(2, "'c'").properties("camel.main.shutdown-timeout = 1");
        planhat.faults().next().stallAfterHeaders(Duration.ofMinutes(2));
        StopSignal stop = new StopSignal();

        CompletableFuture<Invocation> running =
                CompletableFuture.supplyAsync(() -> Invocation.of(stop, "run", "--once", "--config", dir));
        awaitCalls(1);
        stop.request();
        Invocation ran = running.get(30, TimeUnit.SECONDS);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("companies failed", "Every row read is in exactly one outcome column.");
    }

    @Test
    void aStopEndsAServiceThatWaitsForItsSchedule() throws Exception {
        TestFolder.in(dir, planhat).companies(2, "'c'").properties("planhat.schedule = 0/10 * * * * ?");
        StopSignal stop = new StopSignal();

        CompletableFuture<Invocation> running =
                CompletableFuture.supplyAsync(() -> Invocation.of(stop, "run", "--config", dir));
        // A stop in the middle of a pass would rightly make it a failed one.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::aRunIsCompleted);
        stop.request();

        assertThat(running.get(30, TimeUnit.SECONDS).code()).isZero();
    }

    private boolean aRunIsCompleted() {
        return Invocation.of(new StopSignal(), "runs", "--config", dir, "--json")
                .out()
                .contains("completed");
    }

    @Test
    void sigtermInTheMiddleOfARunLeavesAReport() throws Exception {
        manyBatches();
        Path report = dir.resolve("report.json");

        Process process =
                RunnerProcess.start(dir, "run", "--once", "--config", dir.toString(), "--report", report.toString());
        awaitCalls(2);
        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
        assertThat(report).content().contains("\"exitCode\" : 1", "the runner was asked to stop");
        assertThat(planhat.count(PlanhatObject.COMPANY)).isBetween(10, 490);
    }

    @Test
    void aProcessEndsWithTheExitCodeOfItsCommand() throws Exception {
        TestFolder.in(dir, planhat).companies(3, "case when x = 2 then null else 'c' end");

        Process process = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(dir.resolve("stdout.txt"))).contains("Every row read");
        assertThat(dir.resolve("stderr.txt")).isEmptyFile();
    }

    /** Fifty batches, each of which takes its time. */
    private TestFolder manyBatches() {
        planhat.latency(Duration.ofMillis(100));
        return TestFolder.in(dir, planhat)
                .companies(500, "'c'")
                .properties("camel.route-template[companies].batchSize = 10");
    }

    private void awaitCalls(int number) {
        await().atMost(Duration.ofSeconds(30)).until(() -> batches() >= number);
    }

    private int batches() {
        return planhat.journal().count(PlanhatObject.COMPANY, Operation.BULK_UPSERT);
    }
}
