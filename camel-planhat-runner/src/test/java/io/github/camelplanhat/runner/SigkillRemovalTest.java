/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Processes that are killed while they remove records: each record goes once, is journalled once, and comes back whole. */
class SigkillRemovalTest {
    private static final int KEPT = 60;
    private static final int LEAVING = 40;

    @TempDir
    Path dir;

    private enum Moment {
        /** Some deletions were answered; of the last one nobody may know. */
        ANSWERED,
        /** A deletion is done, and its answer never arrives. */
        STALLED
    }

    @Test
    void aMirrorRemovesWhatHasLeftAndNothingElse() throws Exception {
        try (PlanhatSimulator planhat =
                PlanhatSimulator.builder().latency(Duration.ofMillis(10)).start()) {
            // Records of somebody else, which no run of this sync has written.
            seed(planhat, 1, KEPT + LEAVING);
            folder(planhat, "mode = mirror", "scope = all");

            removesUnderFire(planhat, List.of(Moment.ANSWERED, Moment.STALLED, Moment.ANSWERED, Moment.STALLED));
        }
    }

    @Test
    void aSyncRemovesWhatItWroteAndNothingElse() throws Exception {
        try (PlanhatSimulator planhat =
                PlanhatSimulator.builder().latency(Duration.ofMillis(10)).start()) {
            TestFolder all = folder(planhat);
            all.companies(KEPT + LEAVING, "'c' || x");
            assertThat(Invocation.of("run", "--once", "--config", dir).code()).isZero();
            folder(planhat);

            removesUnderFire(planhat, List.of(Moment.STALLED, Moment.ANSWERED));
        }
    }

    private void removesUnderFire(PlanhatSimulator planhat, List<Moment> moments) throws Exception {
        for (Moment moment : moments) {
            killWhileItRemoves(moment, planhat);
            assertThat(ids(planhat)).containsAll(expected());
        }

        Invocation last = Invocation.of("run", "--once", "--config", dir);

        assertThat(last.code()).as(last.out() + last.err()).isZero();
        assertThat(ids(planhat)).isEqualTo(expected());
        JsonNode run = latestRun();
        assertThat(run.get("attempts").asInt()).isEqualTo(moments.size() + 1);
        assertThat(run.get("removals").get("deleted").asInt()).isEqualTo(LEAVING);
        assertThat(run.get("removals").get("gone").asInt()).isZero();
        assertThat(Invocation.of("run", "--once", "--config", dir).out()).doesNotContain("what left the source");

        Invocation undone = Invocation.of("undo", "--run", run.get("id").asText(), "--json", "--config", dir);

        assertThat(undone.code()).as(undone.err()).isZero();
        assertThat(new ObjectMapper().readTree(undone.out()).get("records")).hasSize(LEAVING);
        assertThat(ids(planhat)).isEqualTo(numbers(KEPT + LEAVING));
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(KEPT + LEAVING);
    }

    private void killWhileItRemoves(Moment moment, PlanhatSimulator planhat) throws Exception {
        long before = planhat.count(PlanhatObject.COMPANY);
        if (moment == Moment.STALLED) {
            planhat.faults().next().method("DELETE").after(3).stallAfterHeaders(Duration.ofSeconds(30));
        }
        Process process = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> moment == Moment.STALLED
                        ? planhat.faults().pending() == 0
                        : planhat.count(PlanhatObject.COMPANY) <= before - 3);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        planhat.faults().clear();
    }

    private TestFolder folder(PlanhatSimulator planhat, String... settings) {
        String sync = "camel.route-template[companies].";
        TestFolder folder = TestFolder.in(dir, planhat).companies(KEPT, "'c' || x");
        for (String setting : settings) {
            folder.properties(sync + setting);
        }
        return folder.properties(
                sync + "deleteBehavior = delete",
                sync + "maxDeletes = " + LEAVING,
                sync + "maxDeletePercent = 50",
                sync + "batchSize = 6",
                "camel.component.planhat.max-in-flight = 2");
    }

    private static void seed(PlanhatSimulator planhat, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(x -> planhat.seed(PlanhatObject.COMPANY, Map.of("name", "c" + x, "externalId", "" + x)));
    }

    private static TreeSet<String> expected() {
        return numbers(KEPT);
    }

    private static TreeSet<String> numbers(int to) {
        return IntStream.rangeClosed(1, to).mapToObj(String::valueOf).collect(toCollection(TreeSet::new));
    }

    private static TreeSet<String> ids(PlanhatSimulator planhat) {
        return planhat.records(PlanhatObject.COMPANY).stream()
                .map(r -> r.get("externalId").toString())
                .collect(toCollection(TreeSet::new));
    }

    private JsonNode latestRun() throws IOException {
        for (JsonNode run : new ObjectMapper()
                .readTree(Invocation.of("runs", "--json", "--config", dir).out())) {
            if (run.get("removals").get("deleted").asInt() > 0) {
                return run;
            }
        }
        throw new AssertionError("no run has removed anything");
    }
}
