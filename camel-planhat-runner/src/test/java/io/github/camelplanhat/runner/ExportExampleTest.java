/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The folder that the documentation tells people to copy, run as they run it, and killed while it runs. */
class ExportExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "export-sql");
    private static final int COMPANIES = 60;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private final List<String> companies = new ArrayList<>();

    @BeforeEach
    void copyTheExample() throws IOException {
        for (String file : List.of("application.properties", "README.md")) {
            Files.copy(EXAMPLE.resolve(file), dir.resolve(file));
        }
        TestFolder.existing(dir)
                .properties(
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl(),
                        "camel.component.planhat.page-size = 5");
        for (int i = 0; i < COMPANIES; i++) {
            companies.add(planhat.seed(PlanhatObject.COMPANY, Map.of("name", "c" + i)));
        }
        for (int i = 0; i < 3; i++) {
            planhat.seed(PlanhatObject.ENDUSER, Map.of("email", i + "@x.example", "companyId", companies.get(0)));
        }
    }

    private Invocation once() {
        return Invocation.of("run", "--once", "--config", dir, "--report", dir.resolve("report.json"));
    }

    @Test
    void itWritesTablesFilesAndManifests() throws Exception {
        Invocation ran = once();

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern(
                        "tables +export +clean +3 objects, 0 failed, 63 records, 63 created, 0 updated, 0 deleted, ")
                .containsPattern("archive +export +clean +3 objects, 0 failed, 63 records, ");
        assertThat(rows(exampleQuery())).containsExactly("c0");
        assertThat(rows("select \"_id\" from \"planhat_company\"")).containsExactlyInAnyOrderElementsOf(companies);
        assertThat(manifest("tables").path("complete").asBoolean()).isTrue();
        JsonNode archived = manifest("archive");
        Path file = dir.resolve("archive/company-" + archived.path("run").asText() + ".jsonl");
        assertThat(ids(file)).containsExactlyElementsOf(companies);
    }

    @Test
    void theNextRunBringsWhatChanged() throws Exception {
        once();
        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "new"));

        Invocation ran = once();

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).containsPattern("tables +export +clean +3 objects, 0 failed, 1 records, 1 created");
    }

    @Test
    void whatIsForgottenIsToldAgain() throws Exception {
        once();

        Invocation forgotten = Invocation.of("forget", "--sync", "tables", "--config", dir);

        assertThat(forgotten.code()).as(forgotten.err()).isZero();
        assertThat(created(once())).isEqualTo(COMPANIES + 3);
        assertThat(rows("select \"_id\" from \"planhat_company\"")).hasSize(COMPANIES);
    }

    @Test
    void whatPlanhatRefusesIsToldAndTheRestIsWritten() throws Exception {
        planhat.permissions().deny(PlanhatObject.ENDUSER, Operation.LIST);

        Invocation ran = once();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("tables failed: 1 of 3 objects were not exported")
                .contains("403");
        assertThat(rows("select \"_id\" from \"planhat_company\"")).hasSize(COMPANIES);
        assertThat(new ObjectMapper()
                        .readTree(dir.resolve("report.json").toFile())
                        .at("/jobs/0/state")
                        .asText())
                .isEqualTo("failed");
    }

    @Test
    void aSinkThatFailsIsToldOnceAndWithoutAStackTrace() throws Exception {
        Files.writeString(dir.resolve("archive"), "in the way");

        Process process = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(dir.resolve("stderr.txt")))
                .filteredOn(line -> !line.isBlank())
                .singleElement()
                .asString()
                .contains("job archive", "cannot be written", "archive");
    }

    @Test
    void itPassesTheCheck() {
        Invocation ran = Invocation.of("check", "--config", dir);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }

    @Test
    void aProcessThatIsKilledAgainAndAgainLeavesEachRowOnceAndNoHalfLine() throws Exception {
        planhat.latency(Duration.ofMillis(20));
        TestFolder.existing(dir)
                .properties(
                        "camel.route-template[feed].template-id = planhat-export",
                        "camel.route-template[feed].objects = company",
                        "camel.route-template[feed].mode = changes",
                        "camel.route-template[feed].sink = kamelet:planhat-jsonl-sink?directory="
                                + dir.resolve("feed"));
        // Amid the tables, at their end, amid the files, and amid the files of changes.
        for (int calls : new int[] {4, 9, 22, 42}) {
            killAfter(calls);
        }

        Invocation last = once();

        assertThat(last.code()).as(last.out() + last.err()).isZero();
        assertThat(rows("select \"_id\" from \"planhat_company\"")).containsExactlyInAnyOrderElementsOf(companies);
        assertThat(rows("select \"_id\" from \"planhat_enduser\"")).hasSize(3);
        assertThat(created(last))
                .as("what dead processes had written was not written again")
                .isLessThan(COMPANIES);
        try (Stream<Path> files = Files.list(dir.resolve("archive"))) {
            List<Path> written =
                    files.filter(f -> f.toString().endsWith(".jsonl")).toList();
            assertThat(written).isNotEmpty();
        }
        Path whole =
                dir.resolve("archive/company-" + manifest("archive").path("run").asText() + ".jsonl");
        assertThat(ids(whole)).containsExactlyElementsOf(companies);
        List<String> fed = new ArrayList<>();
        try (Stream<Path> files = Files.list(dir.resolve("feed"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                fed.addAll(ids(file));
            }
        }
        assertThat(fed).as("the files of all runs together").containsAll(companies);
        assertThat(fed.size()).as("no more than the page of the kill twice").isLessThanOrEqualTo(COMPANIES + 5);
    }

    private void killAfter(int calls) throws Exception {
        int before = planhat.journal().count();
        Process process = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> planhat.journal().count() >= before + calls);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static long created(Invocation run) {
        Matcher line = Pattern.compile("tables +export .* (\\d+) created").matcher(run.out());
        assertThat(line.find()).as(run.out()).isTrue();
        return Long.parseLong(line.group(1));
    }

    private static String exampleQuery() throws IOException {
        Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(EXAMPLE.resolve("README.md")));
        assertThat(sql.find()).isTrue();
        return sql.group(1);
    }

    private JsonNode manifest(String export) throws IOException {
        return new ObjectMapper()
                .readTree(dir.resolve("state/" + export + "-manifest.json").toFile());
    }

    private static List<String> ids(Path file) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ids.add(new ObjectMapper().readTree(line).path("_id").asText());
        }
        return ids;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection c = DriverManager.getConnection("jdbc:h2:file:" + dir.resolve("warehouse"));
                Statement s = c.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            while (rs.next()) {
                rows.add(rs.getString(1));
            }
        }
        return rows;
    }
}
