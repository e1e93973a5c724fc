/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The folder examples/company-pull, run as its README says. */
class PullExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "company-pull");

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @BeforeEach
    void copyTheExample() throws Exception {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(EXAMPLE)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(file, dir.resolve(EXAMPLE.relativize(file).toString()));
        }
        TestFolder.existing(dir)
                .properties(
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl());
        for (int i = 1; i <= 3; i++) {
            String company = planhat.seed(
                    PlanhatObject.COMPANY,
                    Map.of("name", "Company " + i, "externalId", "A-" + i, "status", i == 3 ? "lost" : "customer"));
            planhat.seed(
                    PlanhatObject.TICKET,
                    Map.of(
                            "sourceId",
                            "T-" + i,
                            "email",
                            "u@c" + i + ".example",
                            "companyId",
                            company,
                            "title",
                            "t" + i));
            planhat.seed(
                    PlanhatObject.ENDUSER,
                    Map.of("email", "u@c" + i + ".example", "companyId", company, "archived", i == 2));
        }
        String first = planhat.find(PlanhatObject.COMPANY, "externalId", "A-1")
                .orElseThrow()
                .get("_id")
                .toString();
        planhat.seed(PlanhatObject.LICENSE, Map.of("companyId", first, "value", 5, "_currency", "EUR"));
        pushLogins();
    }

    /** Two days with logins: one of the last thirty, one before. */
    private void pushLogins() throws Exception {
        String values = Stream.of(3, 90)
                .map(days -> "{\"dimensionId\":\"logins\",\"externalId\":\"A-1\",\"value\":" + (10 + days)
                        + ",\"date\":\"" + LocalDate.now(ZoneOffset.UTC).minusDays(days) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        HttpRequest push = HttpRequest.newBuilder(
                        URI.create(planhat.analyticsUrl() + "/dimensiondata/" + planhat.tenantToken()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(values))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(push, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void itPullsWhatIsThereAndTellsWhatIsNot() throws Exception {
        Path report = dir.resolve("report.json");
        Invocation ran = Invocation.of("run", "--once", "--config", dir, "--report", report);

        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
        assertThat(ran.out()).contains("A-404: Planhat has no company with the externalId 'A-404'");
        assertThat(text(".jsonl"))
                .contains("\"account\":\"A-1\"", "\"account\":\"A-2\"")
                .doesNotContain("A-3");
        assertThat(text(".csv"))
                .startsWith("_id,email,firstName,lastName,companyName,archived,segment")
                .contains(
                        "u@c1.example",
                        "u@c2.example",
                        "\"Company 1\",false,enterprise\n",
                        "\"Company 2\",true,start-up\n")
                .doesNotContain("u@c3");
        JsonNode tickets =
                new ObjectMapper().readTree(report.toFile()).get("jobs").get(0);
        assertThat(tickets.get("name").asText()).isEqualTo("tickets");
        assertThat(tickets.get("counts").get("calls").asInt()).isEqualTo(1);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + dir.resolve("out/warehouse"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select \"value\" from \"logins\"")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getDouble(1)).isEqualTo(13.0);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void itPassesTheCheckAndGivesASample() {
        Invocation checked = Invocation.of("check", "--config", dir);
        Invocation sample = Invocation.of("sample", "--config", dir, "--pull", "contacts");

        assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
        assertThat(sample.out()).contains("2 records of 2 companies", "segment", "u@c1.example", "u@c2.example");
    }

    private String text(String ending) throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("out"))) {
            Path file =
                    files.filter(f -> f.toString().endsWith(ending)).findFirst().orElseThrow();
            return Files.readString(file);
        }
    }
}
