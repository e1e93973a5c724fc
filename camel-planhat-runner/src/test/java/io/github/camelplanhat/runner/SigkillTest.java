/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A run that is killed again and again, and ends like one that was left alone. */
class SigkillTest {
    private static final int ROWS = 1_000;

    @TempDir
    Path dir;

    /** When a process is killed. */
    private enum Moment {
        /** A call has arrived; its work may be done or not. */
        ARRIVED,
        /** A call was answered; its outcome may be stored or not. */
        ANSWERED,
        /** A call's work is done, and its answer never arrives. */
        STALLED
    }

    private record Kill(Moment moment, int calls) {}

    /** Ten points; the third and the seventh lie between a sent call and its recorded answer for sure. */
    private static List<Kill> tenKills() {
        Random random = new Random(20260301);
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Moment moment = i == 2 || i == 6 ? Moment.STALLED : random.nextBoolean() ? Moment.ARRIVED : Moment.ANSWERED;
            kills.add(new Kill(moment, 1 + random.nextInt(4)));
        }
        return kills;
    }

    @Test
    void theContentAndTheTotalsAreThoseOfAnUndisturbedRun() throws Exception {
        endsLikeAnUndisturbedRun(tenKills());
    }

    @Test
    void soTheyAreOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            endsLikeAnUndisturbedRun(
                    List.of(new Kill(Moment.ARRIVED, 3), new Kill(Moment.STALLED, 2), new Kill(Moment.ANSWERED, 2)),
                    "planhat.state.url = " + postgres.getJdbcUrl("postgres", "postgres"));
        }
    }

    /** What a dead process created is not taken for somebody else's record by the one that goes on. */
    @Test
    void soTheyAreWhereNothingMayBeUpdated() throws Exception {
        endsLikeAnUndisturbedRun(
                List.of(new Kill(Moment.STALLED, 5), new Kill(Moment.ANSWERED, 6)),
                "camel.route-template[companies].mode = insert");
    }

    @Test
    void aSecondProcessWaitsForTheLeaseAndGoesOnWhenTheFirstIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                PlanhatSimulator planhat = PlanhatSimulator.builder().start()) {
            Path first = folder("first", planhat, "planhat.state.url = " + postgres.getJdbcUrl("postgres", "postgres"));
            Path second =
                    folder("second", planhat, "planhat.state.url = " + postgres.getJdbcUrl("postgres", "postgres"));
            planhat.faults().next().after(3).stallAfterHeaders(Duration.ofMinutes(5));
            Process holder = RunnerProcess.start(first, "run", "--once", "--config", first.toString());
            await().atMost(Duration.ofSeconds(60)).until(() -> planhat.faults().pending() == 0);

            Invocation refused = Invocation.of("run", "--once", "--config", second);
            int callsThen = arrived(planhat);
            kill(holder);
            Invocation takenOver = Invocation.of("run", "--once", "--config", second);

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out()).contains("still running (held by", "process " + holder.pid());
            assertThat(callsThen).isEqualTo(4);
            assertThat(takenOver.code()).as(takenOver.err()).isEqualTo(2);
            assertThat(latestRun(second).get("attempts").asInt()).isEqualTo(2);
        }
    }

    private void endsLikeAnUndisturbedRun(List<Kill> kills, String... properties) throws Exception {
        try (PlanhatSimulator calm = PlanhatSimulator.builder().start();
                PlanhatSimulator planhat = PlanhatSimulator.builder()
                        .latency(Duration.ofMillis(20))
                        .start()) {
            Path undisturbed = folder(
                    "undisturbed",
                    calm,
                    Stream.of(properties)
                            .filter(p -> p.startsWith("camel.route-template"))
                            .toArray(String[]::new));
            Invocation.of("run", "--once", "--config", undisturbed);
            Path disturbed = folder("disturbed", planhat, properties);
            for (Kill kill : kills) {
                killAt(kill, planhat, disturbed);
            }

            Invocation last = Invocation.of("run", "--once", "--config", disturbed);

            assertThat(last.code()).as(last.out() + last.err()).isEqualTo(2);
            JsonNode run = latestRun(disturbed);
            JsonNode expected = latestRun(undisturbed);
            assertThat(run.get("attempts").asInt()).isEqualTo(kills.size() + 1);
            assertThat(run.get("resent").asInt()).isPositive();
            assertThat(totals(run)).isEqualTo(totals(expected)).startsWith((long) ROWS);
            assertThat(content(planhat)).isEqualTo(content(calm)).hasSize(ROWS - 40);
            assertThat(letters(disturbed)).isEqualTo(letters(undisturbed)).hasSize(40);
        }
    }

    private void killAt(Kill kill, PlanhatSimulator planhat, Path folder) throws Exception {
        int arrived = arrived(planhat);
        int answered = answered(planhat);
        if (kill.moment() == Moment.STALLED) {
            planhat.faults().next().after(kill.calls()).stallAfterHeaders(Duration.ofSeconds(1));
        }
        Process process = RunnerProcess.start(folder, "run", "--once", "--config", folder.toString());
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> switch (kill.moment()) {
                    case ARRIVED -> arrived(planhat) >= arrived + kill.calls();
                    case ANSWERED -> answered(planhat) >= answered + kill.calls();
                    // It does its work, which nobody's death can stop any more.
                    case STALLED -> planhat.faults().pending() == 0;
                });
        kill(process);
        planhat.faults().clear();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Of every fifty rows the mapping refuses one, and Planhat another. */
    private Path folder(String name, PlanhatSimulator planhat, String... properties) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(name));
        TestFolder.in(folder, planhat)
                .file("mappings/companies.yaml", "externalId: id\nname: name\nphase: {from: phase, required: true}\n")
                .sync(
                        "companies",
                        "company",
                        "select x as id, case when mod(x, 50) = 9 then null else 'n' || x end as name,"
                                + " case when mod(x, 50) = 7 then null else 'p' end as phase from system_range(1, "
                                + ROWS + ")")
                .properties("camel.route-template[companies].batchSize = 20")
                .properties(properties);
        return folder;
    }

    private static int arrived(PlanhatSimulator planhat) {
        return planhat.journal().count();
    }

    private static int answered(PlanhatSimulator planhat) {
        return (int) planhat.journal().entries().stream()
                .filter(e -> e.status() != 0)
                .count();
    }

    private static JsonNode latestRun(Path folder) throws IOException {
        return new ObjectMapper()
                .readTree(Invocation.of("runs", "--json", "--config", folder).out())
                .get(0);
    }

    /** Read, refused and confirmed. */
    private static List<Long> totals(JsonNode run) {
        return List.of(
                run.get("read").asLong(),
                run.get("refused").asLong(),
                run.get("created").asLong()
                        + run.get("updated").asLong()
                        + run.get("unchanged").asLong());
    }

    /** Without their ids, of which a process that dies leaves some unused. */
    private static List<String> letters(Path folder) {
        return Invocation.of("dead-letters", "--config", folder)
                .out()
                .lines()
                .map(line -> line.replaceFirst("^\\d+", ""))
                .sorted()
                .toList();
    }

    private static List<String> content(PlanhatSimulator planhat) {
        return planhat.records(PlanhatObject.COMPANY).stream()
                .map(r -> r.get("externalId") + " " + r.get("name") + " " + r.get("phase"))
                .sorted()
                .toList();
    }
}
