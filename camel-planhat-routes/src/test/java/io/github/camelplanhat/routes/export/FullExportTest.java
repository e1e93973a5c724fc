/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.kamelet.CapturedLog;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FullExportTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private final List<String> companies = new ArrayList<>();
    private ExportRig rig;

    @BeforeEach
    void seed() {
        for (int i = 0; i < 5; i++) {
            companies.add(planhat.seed(PlanhatObject.COMPANY, Map.of("name", "c" + i, "externalId", "e" + i)));
        }
        rig = new ExportRig(dir, planhat).set("objects", "company,enduser");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private String enduser(String email, boolean archived) {
        return planhat.seed(
                PlanhatObject.ENDUSER, Map.of("email", email, "companyId", companies.get(0), "archived", archived));
    }

    @Test
    void handsEveryRecordToTheSinkAndProvesIt() throws Exception {
        enduser("a@x.example", false);
        enduser("b@x.example", true);

        JobReport report = rig.start().run();

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.counts()).containsEntry("objects", 2L).containsEntry("records", 7L);
        assertThat(rig.told.stream().filter(t -> t.object().equals("company")).map(ExportRig.Told::id))
                .containsExactlyElementsOf(companies);
        assertThat(rig.told).allSatisfy(t -> assertThat(t.change()).isNull());
        assertThat(rig.manifest().path("complete").asBoolean()).isTrue();
        JsonNode company = rig.manifest("company");
        assertThat(company.path("records").asInt()).isEqualTo(5);
        assertThat(company.path("proof").asText()).contains("all 5 records of the lean list");
        assertThat(company.path("sink").asText()).isEqualTo("direct:sink");
        assertThat(rig.manifest("enduser").path("proof").asText()).contains("empty page");
    }

    @Test
    void theCallsOfTheManifestAreThoseThatPlanhatSaw() throws Exception {
        rig.start().run();

        int seen = planhat.journal().count();

        assertThat(rig.manifest("company").path("calls").asInt()
                        + rig.manifest("enduser").path("calls").asInt())
                .isEqualTo(seen);
        // The lean list, three pages and an empty one; of endusers the empty one alone.
        assertThat(seen).isEqualTo(6);
    }

    @Test
    void anEmptyObjectIsProvedToBeEmpty() throws Exception {
        JobReport report = rig.set("objects", "license").start().run();

        assertThat(report.clean()).isTrue();
        assertThat(rig.manifest("license").path("records").asInt()).isZero();
        assertThat(rig.manifest("license").path("proved").asBoolean()).isTrue();
    }

    @Test
    void aListThatLacksManyOfTheLeanListIsNotProved() throws Exception {
        for (int i = 0; i < 30; i++) {
            planhat.seed(PlanhatObject.COMPANY, Map.of("name", "more" + i));
        }
        planhat.faults()
                .next()
                .operation(Operation.LIST)
                .object(PlanhatObject.COMPANY)
                .after(1)
                .rewriteAnswer(200, body -> "[]");

        JobReport report = rig.start().run();

        assertThat(report.completed()).isTrue();
        assertThat(report.clean()).isFalse();
        assertThat(rig.manifest("company").path("proof").asText())
                .startsWith("not proved: the lean list has 33 records more");
        assertThat(rig.manifest().path("complete").asBoolean()).isFalse();
        assertThat(rig.manifest("enduser").path("proved").asBoolean()).isTrue();
    }

    @Test
    void aFewCompaniesThatFellBetweenPagesAreAskedForByThemselves() throws Exception {
        planhat.faults()
                .next()
                .operation(Operation.LIST)
                .object(PlanhatObject.COMPANY)
                .after(2)
                .rewriteAnswer(200, body -> "[]");

        JobReport report = rig.set("objects", "company").start().run();

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(rig.told).extracting(ExportRig.Told::id).containsExactlyElementsOf(companies);
    }

    @Test
    void anObjectThatFailsDoesNotStopTheOthers() throws Exception {
        enduser("a@x.example", false);
        planhat.permissions().deny(PlanhatObject.COMPANY, Operation.LIST, Operation.LEAN_LIST);

        JobFailedException failed = rig.start().failure();

        assertThat(failed)
                .hasMessageContaining("1 of 2 objects")
                .hasMessageContaining("company")
                .hasMessageContaining("403");
        assertThat(rig.told).extracting(ExportRig.Told::object).containsExactly("enduser");
        assertThat(rig.manifest("company").path("state").asText()).isEqualTo("failed");
        assertThat(rig.manifest("company").path("proof").asText()).startsWith("not proved");
        assertThat(rig.manifest("enduser").path("state").asText()).isEqualTo("completed");
        assertThat(JobReports.of(rig.main.getCamelContext()).latest("warehouse"))
                .hasValueSatisfying(r -> assertThat(r.completed()).isFalse());
    }

    @Test
    void aRefusedTokenStopsThemAll() throws Exception {
        rig.property("camel.component.planhat.access-token", "another-token");

        JobFailedException failed = rig.start().failure();

        assertThat(failed).hasRootCauseInstanceOf(PlanhatUnauthorizedException.class);
        assertThat(rig.manifest("enduser").path("state").asText()).isEqualTo("notRun");
        assertThat(planhat.journal().count()).isEqualTo(1);
    }

    @Test
    void aSinkThatFailsStopsTheReadingOfThatObjectOnly() throws Exception {
        enduser("a@x.example", false);
        for (int i = 0; i < 10; i++) {
            planhat.seed(PlanhatObject.COMPANY, Map.of("name", "more" + i));
        }
        rig.sinkTakes(3);

        JobFailedException failed = rig.start().failure();

        assertThat(failed).hasMessageContaining("the sink is full");
        assertThat(rig.manifest("company").path("records").asInt()).isEqualTo(2);
        assertThat(planhat.journal().entries().stream()
                        .filter(e -> e.object().equals(java.util.Optional.of(PlanhatObject.COMPANY))))
                .as("the lean list, the page that failed, the one before and the one after")
                .hasSize(4);
        assertThat(rig.manifest("enduser").path("failure").asText()).contains("the sink is full");
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503"})
    void aCallThatFailsOnceIsRepeated(int status) {
        planhat.faults().next().operation(Operation.LIST).status(status, "{}", Map.of("Retry-After", "0"));

        JobReport report = rig.start().run();

        assertThat(report.clean()).isTrue();
        assertThat(report.counts()).containsEntry("records", 5L);
        assertThat(planhat.faults().pending()).isZero();
    }

    @Test
    void aRecordThatNobodyCanTellFromOthersFailsItsObjectOnly() throws Exception {
        enduser("a@x.example", false);
        planhat.faults()
                .next()
                .object(PlanhatObject.COMPANY)
                .operation(Operation.LIST)
                .status(200, "[{\"name\":\"Acme\"}]", Map.of("Content-Type", "application/json"));

        JobFailedException failed = rig.start().failure();

        assertThat(failed).hasMessageContaining("company").hasMessageContaining("_id");
        assertThat(rig.manifest("enduser").path("state").asText()).isEqualTo("completed");
        assertThat(rig.manifest().path("complete").asBoolean()).isFalse();
    }

    @Test
    void anErrorThatStaysIsToldAndTheNextRunIsWhole() throws Exception {
        planhat.faults()
                .next()
                .object(PlanhatObject.COMPANY)
                .operation(Operation.LIST)
                .times(3)
                .status(500);

        assertThat(rig.start().failure()).hasMessageContaining("500");
        assertThat(rig.run().clean()).isTrue();
        assertThat(rig.told).extracting(ExportRig.Told::id).containsExactlyElementsOf(companies);
    }

    @Test
    void chosenFieldsAreAskedForOfTheirObject() {
        rig.set("select", "company:name; enduser:email").start().run();

        assertThat(rig.told).allSatisfy(t -> assertThat(t.record()).containsOnlyKeys("_id", "name"));
    }

    @Test
    void allMeansEveryObjectThatHasAList() throws Exception {
        JobReport report = rig.set("objects", "all").start().run();

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(rig.manifest().path("objects")).hasSize((int) java.util.Arrays.stream(PlanhatObject.values())
                .filter(o -> o.allows(Operation.LIST))
                .count());
    }

    @Test
    void whatPlanhatLeavesOutMayBeLeftOut() throws Exception {
        enduser("a@x.example", false);
        enduser("b@x.example", true);

        JobReport report =
                rig.set("complete", false).set("objects", "enduser").start().run();

        assertThat(rig.told).hasSize(1);
        assertThat(report.clean()).isFalse();
        assertThat(rig.manifest("enduser").path("proof").asText()).contains("complete=false");
    }

    @Test
    void aWrongParameterStopsTheStart() {
        rig.set("objects", "company,endusers");

        assertThatThrownBy(rig::start).hasStackTraceContaining("did you mean enduser?");
    }

    @Test
    void aKameletThatFailsLeavesOneLineInTheLog() throws Exception {
        Files.writeString(dir.resolve("file"), "in the way");
        rig.set("sink", "kamelet:planhat-jsonl-sink?directory=" + dir.resolve("file/below"))
                .start();

        assertThat(rig.failure()).hasMessageContaining("file/below").hasMessageContaining("cannot be written");
        assertThat(log.text().lines().filter(line -> line.startsWith("ERROR") || line.startsWith("WARN")))
                .hasSize(1);
    }

    @Test
    void aSinkThatCannotBeStopsTheStart() {
        rig.set("sink", "kamelet:planhat-sql-sink?dataSource=nosuch");

        assertThatThrownBy(rig::start).hasStackTraceContaining("is no bean of type");
    }
}
