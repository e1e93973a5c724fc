/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class JobsTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @Test
    void runAfterTheSyncsInTheOrderOfTheirDeclaration() throws Exception {
        job("second", 3);
        job("first", 2);
        TestFolder.existing(dir).companies(2, "'c'");

        Invocation ran = once();

        assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
        assertThat(ran.out()).containsSubsequence("companies: 2 rows", "second: 3 numbers", "first: 2 numbers");
        assertThat(ran.out()).containsPattern("second +test +clean +3 numbers");
        JsonNode report = report();
        assertThat(report.at("/syncs/0/name").asText()).isEqualTo("companies");
        assertThat(report.at("/jobs/0/name").asText()).isEqualTo("second");
        assertThat(report.at("/jobs/1/counts/numbers").asInt()).isEqualTo(2);
        assertThat(report.at("/jobs/1/clean").asBoolean()).isTrue();
    }

    @Test
    void aFolderMayHaveNothingElse() throws Exception {
        job("only", 1);

        Invocation ran = once();

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).doesNotContain("outcome column");
    }

    @Test
    void whatIsNotCleanCountsForTheExitCode() throws Exception {
        job("much", 20);

        Invocation ran = once();

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).containsPattern("much +test +with problems").contains("2  number … is refused");
    }

    @Test
    void aFailureDoesNotKeepTheOthersFromRunning() throws Exception {
        job("broken", -1);
        job("sound", 1);

        Invocation ran = once();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("broken failed: cannot count to -1").containsPattern("sound +test +clean");
        assertThat(report().at("/jobs/0/state").asText()).isEqualTo("failed");
    }

    @Test
    void afterARefusedTokenNoneIsTried() throws Exception {
        job("sound", 1);
        TestFolder.existing(dir).companies(2, "'c'").properties("camel.component.planhat.access-token = another-token");

        Invocation ran = once();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("sound was not run: Planhat refused the token");
    }

    @Test
    void theScheduleRunsThemToo() throws Exception {
        job("clocked", 4);
        TestFolder.existing(dir)
                .properties(
                        "planhat.schedule = 0/1 * * * * ?",
                        // The trigger is a message itself, and the job's route another.
                        "camel.main.duration-max-messages = 2",
                        "camel.main.duration-max-seconds = 30");

        Invocation ran = Invocation.of("run", "--config", dir, "--report", dir.resolve("report.json"));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(report().at("/jobs/0/counts/numbers").asInt()).isEqualTo(4);
    }

    @Test
    void twoOfOneNameAreRefused() throws Exception {
        job("companies", 3);
        TestFolder.existing(dir).companies(2, "'c'");

        Invocation ran = once();

        assertThat(ran.code()).as(ran.err()).isIn(1, 64);
        assertThat(ran.err()).contains("two syncs, jobs or routes of the name companies");
    }

    @Test
    void aScheduleOfAnUnknownOneIsRefused() throws Exception {
        job("warehouse", 3);
        TestFolder.existing(dir)
                .properties(
                        "camel.route-template[nightly].template-id = planhat-schedule",
                        "camel.route-template[nightly].sync = warehose",
                        "camel.route-template[nightly].cron = 0 0 2 * * ?");

        Invocation ran = Invocation.of("run", "--config", dir);

        assertThat(ran.code()).as(ran.out()).isEqualTo(64);
        assertThat(ran.err()).contains("there is no sync or job warehose", "warehouse");
    }

    @Test
    void theirRunsAreListedWithThoseOfTheSyncs() throws Exception {
        job("much", 20);
        job("broken", -1);
        TestFolder.existing(dir).companies(2, "'c'");
        once();

        Invocation listed = Invocation.of("runs", "--config", dir);
        Invocation one = Invocation.of("runs", "--config", dir, "--sync", "much", "--json");
        JsonNode run = new ObjectMapper().readTree(one.out()).get(0);
        Invocation shown = Invocation.of("runs", "show", run.get("id").asText(), "--config", dir);

        assertThat(listed.code()).as(listed.err()).isZero();
        assertThat(listed.out())
                .containsPattern("companies +sync +completed")
                .containsPattern("much +test +with problems .*20 numbers")
                .containsPattern("broken +test +failed");
        assertThat(run.at("/counts/numbers").asInt()).isEqualTo(20);
        assertThat(run.get("clean").asBoolean()).isFalse();
        assertThat(shown.out())
                .contains("much (test)")
                .containsPattern("numbers +20")
                .contains("2  number … is refused");
    }

    @Test
    void aJobThatThereIsNotHasNoRuns() {
        job("warehouse", 3);

        Invocation ran = Invocation.of("runs", "--config", dir, "--sync", "warehose");

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("there is no sync or job warehose", "warehouse");
    }

    @Test
    void anAlertTellsOfOneThatFails() throws Exception {
        job("broken", -1);
        TestFolder.existing(dir)
                .properties(
                        "camel.route-template[ops].template-id = planhat-alert",
                        "camel.route-template[ops].to = file:" + dir + "?fileName=alert.txt");

        once();

        assertThat(dir.resolve("alert.txt")).content().contains("Planhat job broken failed", "cannot count to");
    }

    @Test
    void anAlertTellsOfWhatWentWrong() throws Exception {
        job("much", 20);
        TestFolder.existing(dir)
                .properties(
                        "camel.route-template[ops].template-id = planhat-alert",
                        "camel.route-template[ops].syncs = much",
                        "camel.route-template[ops].to = file:" + dir + "?fileName=alert.txt");

        once();

        assertThat(dir.resolve("alert.txt")).content().contains("Planhat job much: 1 of 20 numbers went wrong");
    }

    @Test
    void healthAndMetersTellHowTheyStand() throws Exception {
        job("much", 20);
        TestFolder.existing(dir)
                .properties("planhat.schedule = 0 0 0 29 2 ?")
                .file(
                        "routes/once.yaml",
                        "- from:\n    uri: timer:once?repeatCount=1&delay=0\n    steps:\n      - to: direct:much\n");

        try (RunningService service = RunningService.start(TestFolder.existing(dir))) {
            JsonNode body = await().atMost(RunningService.LONG)
                    .until(() -> service.json("/health/ready"), b -> b.at("/jobs/0/lastRun/state")
                            .isTextual());
            Scrape scrape = service.scrape();

            assertThat(body.at("/jobs/0/name").asText()).isEqualTo("much");
            assertThat(body.at("/jobs/0/lastRun/clean").asBoolean(true)).isFalse();
            assertThat(body.get("degraded").asBoolean()).isFalse();
            assertThat(scrape.value("camel_planhat_job_counts_total", "job=much", "count=numbers"))
                    .isEqualTo(20);
            assertThat(scrape.value("camel_planhat_job_runs_seconds_count", "job=much", "state=completed"))
                    .isEqualTo(1);
            assertThat(scrape.value("camel_planhat_job_last_run_failed", "job=much"))
                    .isZero();
        }
    }

    private void job(String name, int number) {
        TestFolder folder = Files.exists(dir.resolve("application.properties"))
                ? TestFolder.existing(dir)
                : TestFolder.in(dir, planhat);
        folder.properties(
                "camel.beans." + name + "Job = #class:" + TestJob.class.getName() + "(" + name + ", " + number + ")");
        folder.file(
                "routes/" + name + ".yaml",
                "- route:\n    id: " + name + "-job\n    from:\n      uri: direct:" + name
                        + "\n      steps:\n        - bean:\n            ref: " + name
                        + "Job\n            method: work\n");
    }

    private Invocation once() {
        return Invocation.of("run", "--once", "--config", dir, "--report", dir.resolve("report.json"));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(dir.resolve("report.json").toFile());
    }
}
