/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A pull whose process is killed again and again. */
class PullSigkillTest {
    private static final int COMPANIES = 30;
    private static final List<Integer> KILLED_AFTER = List.of(7, 11);

    @TempDir
    Path dir;

    @Test
    void itGoesOnWithTheNextCompanyAndNothingIsInTheTableTwice() throws Exception {
        try (PlanhatSimulator planhat =
                PlanhatSimulator.builder().latency(Duration.ofMillis(25)).start()) {
            seed(planhat);
            String warehouse = "jdbc:h2:file:" + dir.resolve("warehouse") + ";WRITE_DELAY=0";
            Path folder = pull(planhat, warehouse).dir();
            for (int calls : KILLED_AFTER) {
                killAfter(calls, planhat, folder);
            }
            Path report = dir.resolve("report.json");
            Invocation last = Invocation.of("run", "--once", "--config", folder, "--report", report);

            assertThat(last.code()).as(last.out() + last.err()).isZero();
            JsonNode job =
                    new ObjectMapper().readTree(report.toFile()).get("jobs").get(0);
            assertThat(job.get("counts").get("companies").asInt()).isEqualTo(COMPANIES);
            assertThat(job.get("clean").asBoolean()).isTrue();
            // What was in hand when a process died is asked for again, and no other company.
            assertThat(lists(planhat)).isBetween(COMPANIES, COMPANIES + KILLED_AFTER.size());
            assertThat(table(warehouse)).isEqualTo(List.of(COMPANIES, COMPANIES, 1));
        }
    }

    /** Where a process is killed: before the step, when it is taken for this time. */
    private static final Map<String, Integer> KILLED_BEFORE = new LinkedHashMap<>();

    static {
        KILLED_BEFORE.put("method:failed", 1);
        KILLED_BEFORE.put("sink", 5);
        KILLED_BEFORE.put("method:written", 5);
        KILLED_BEFORE.put("method:done", 5);
        // The round of the company that had failed.
        KILLED_BEFORE.put("method:round", 2);
        // All is done, but nobody has said so.
        KILLED_BEFORE.put("method:end", 1);
    }

    @Test
    void whereverBetweenTwoStepsItIsKilledNothingIsLostAndNothingIsTwice() throws Exception {
        try (PlanhatSimulator planhat = PlanhatSimulator.builder().start()) {
            String first = seed(planhat);
            planhat.faults()
                    .next()
                    .matching(c -> c.query().contains(first))
                    .times(2)
                    .status(500, "oops");
            String warehouse = "jdbc:h2:file:" + dir.resolve("warehouse") + ";WRITE_DELAY=0";
            TestFolder folder = pull(planhat, warehouse)
                    .properties(
                            "camel.component.planhat.max-retries = 0",
                            "camel.beans.kill = #class:" + KillAtStep.class.getName(),
                            "camel.beans.kill.route = licences");
            for (Map.Entry<String, Integer> kill : KILLED_BEFORE.entrySet()) {
                folder.properties(
                        "camel.beans.kill.step = " + kill.getKey(), "camel.beans.kill.time = " + kill.getValue());
                Process process = RunnerProcess.start(
                        folder.dir(), "run", "--once", "--config", folder.dir().toString());
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as("before " + kill).isEqualTo(137);
            }
            Path report = dir.resolve("report.json");
            folder.properties("camel.beans.kill.time = 0");
            Invocation last = Invocation.of("run", "--once", "--config", folder.dir(), "--report", report);

            assertThat(last.code()).as(last.out() + last.err()).isZero();
            JsonNode counts = new ObjectMapper()
                    .readTree(report.toFile())
                    .get("jobs")
                    .get(0)
                    .get("counts");
            assertThat(counts.get("companies").asInt()).isEqualTo(COMPANIES);
            assertThat(counts.get("retried").asInt()).isEqualTo(1);
            // The company that failed twice, and those that were in hand before the sink, before it was noted that it
            // had
            // stored, and before it was noted that they are done. Nothing after that is asked for again.
            assertThat(lists(planhat)).isEqualTo(COMPANIES + 2 + 3);
            assertThat(table(warehouse)).isEqualTo(List.of(COMPANIES, COMPANIES, 1));
        }
    }

    private TestFolder pull(PlanhatSimulator planhat, String warehouse) throws Exception {
        return TestFolder.in(Files.createDirectories(dir.resolve("config")), planhat)
                .properties(
                        "camel.beans.warehouse = #class:com.zaxxer.hikari.HikariDataSource",
                        "camel.beans.warehouse.jdbc-url = " + warehouse,
                        "camel.route-template[licences].template-id = planhat-company-pull",
                        "camel.route-template[licences].object = license",
                        "camel.route-template[licences].metadata = pulledAt={now:epochMillis}",
                        "camel.route-template[licences].sink = kamelet:planhat-sql-sink?dataSource=warehouse&table=licences");
    }

    /** Rows, companies, runs. */
    private static List<Integer> table(String warehouse) throws Exception {
        try (Connection connection = DriverManager.getConnection(warehouse);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*), count(distinct \"companyId\"), "
                        + "count(distinct \"pulledAt\") from \"licences\"")) {
            assertThat(rows.next()).isTrue();
            return List.of(rows.getInt(1), rows.getInt(2), rows.getInt(3));
        }
    }

    /** The id of the first company. */
    private static String seed(PlanhatSimulator planhat) {
        String first = null;
        for (int i = 0; i < COMPANIES; i++) {
            String company = planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Company " + i));
            planhat.seed(PlanhatObject.LICENSE, Map.of("companyId", company, "value", i, "_currency", "EUR"));
            first = first == null ? company : first;
        }
        return first;
    }

    private static int lists(PlanhatSimulator planhat) {
        return planhat.journal().entries(e -> e.path().equals("/licenses")).size();
    }

    private static void killAfter(int calls, PlanhatSimulator planhat, Path folder) throws Exception {
        int before = lists(planhat);
        Process process = RunnerProcess.start(folder, "run", "--once", "--config", folder.toString());
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> lists(planhat) >= before + calls);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
