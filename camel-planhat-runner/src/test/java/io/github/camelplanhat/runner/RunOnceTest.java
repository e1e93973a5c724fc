/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class RunOnceTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @Nested
    class ExitCodes {
        @Test
        void allCleanIsZero() {
            TestFolder.in(dir, planhat).companies(3, "'company ' || x");

            Invocation ran = once();

            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(3);
            assertThat(ran.out()).contains("companies", "Every row read is in exactly one outcome column.");
        }

        @Test
        void aRefusedRowIsTwo() {
            TestFolder.in(dir, planhat).companies(3, "case when x = 2 then null else 'company' end");

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.out()).contains("name: is required", "dead-letters");
            assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(2);
        }

        @Test
        void aFailedSyncIsOne() {
            TestFolder.in(dir, planhat).companies(3, "'c'");
            planhat.permissions().deny(PlanhatObject.COMPANY, Operation.BULK_UPSERT);

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("companies failed", "403");
        }

        @Test
        void aDatabaseThatCannotBeReachedIsOne() {
            TestFolder.in(dir, planhat)
                    .companies(3, "'c'")
                    .properties(
                            "camel.beans.crm.jdbc-url = jdbc:h2:tcp://127.0.0.1:1/none",
                            "camel.beans.crm.connection-timeout = 300");

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("companies failed");
        }
    }

    @Nested
    class TheOrder {
        @Test
        void companiesGoBeforeWhatRefersToThem() {
            TestFolder.in(dir, planhat).endusers(2).companies(2, "'c'");

            Invocation ran = once();

            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(planhat.journal().entries().stream()
                            .map(JournalEntry::object)
                            .flatMap(Optional::stream))
                    .containsExactly(PlanhatObject.COMPANY, PlanhatObject.ENDUSER);
        }

        @Test
        void whatRefersToAFailedObjectIsNotRun() {
            TestFolder.in(dir, planhat).endusers(2).companies(2, "'c'");
            planhat.permissions().deny(PlanhatObject.COMPANY, Operation.BULK_UPSERT);

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("endusers was not run: the sync of company failed");
            assertThat(planhat.journal().count(PlanhatObject.ENDUSER, Operation.BULK_UPSERT))
                    .isZero();
        }

        @Test
        void whatDoesNotReferToItIsRunAllTheSame() {
            TestFolder.in(dir, planhat).endusers(2).companies(2, "'c'");
            planhat.permissions().deny(PlanhatObject.ENDUSER, Operation.BULK_UPSERT);
            TestFolder licences = TestFolder.existing(dir)
                    .file(
                            "mappings/licences.yaml",
                            "externalId: id\ncompanyId: {from: id, prefix: extid}\n_currency: {constant: EUR}\nvalue: id\n")
                    .sync("licences", "license", "select x as id from system_range(1, 2)");

            Invocation ran = Invocation.of("run", "--once", "--config", licences.dir());

            assertThat(ran.code()).isEqualTo(1);
            assertThat(planhat.count(PlanhatObject.LICENSE)).isEqualTo(2);
        }

        @Test
        void afterARefusedTokenNothingElseIsTried() {
            TestFolder.in(dir, planhat)
                    .companies(2, "'c'")
                    .file("mappings/people.yaml", "email: mail\nnickName: mail\nfirstName: mail\nlastName: mail\n")
                    .sync("people", "user", "select 'a@example.com' as mail")
                    .properties("camel.component.planhat.access-token = another-token");

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(planhat.journal().count()).isEqualTo(1);
            assertThat(ran.out()).contains("401", "companies was not run: Planhat refused the token");
        }
    }

    @Nested
    class TheFolder {
        @Test
        void namesAreFreeEvenWhereATemplateUsesThemItself() {
            TestFolder.in(dir, planhat)
                    .companies(1, "'c'")
                    .file("mappings/people.yaml", "email: email\n")
                    .sync("sync", "user", "select 'ada@example.com' as email")
                    .properties(
                            "camel.route-template[sync].mapping = mappings/people.yaml",
                            "camel.route-template[alert].template-id = planhat-alert",
                            "camel.route-template[alert].to = file:{{config.dir}}/alerts");

            Invocation ran = once();

            assertThat(ran.err()).doesNotContain("not found in properties");
            assertThat(ran.out()).contains("companies", "sync ");
        }

        @Test
        void pathsMayHoldBlanksAndUmlauts(@TempDir Path parent) {
            TestFolder.in(mkdir(parent, "für Prüfung 1"), planhat)
                    .companies(2, "case when x = 1 then null else 'c' end");

            Invocation ran = Invocation.of("run", "--once", "--config", parent.resolve("für Prüfung 1"));

            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            assertThat(parent.resolve("für Prüfung 1/state/planhat-state.mv.db"))
                    .exists();
        }

        @Test
        void statementsMayLieInFilesOfTheFolder() {
            TestFolder.in(dir, planhat)
                    .companies(1, "'c'")
                    .file(
                            "sql/companies.sql",
                            "-- all of them\nselect x as id, 'Größe' as name from system_range(1, 2)\n")
                    .properties("camel.route-template[companies].source = "
                            + "sql:file:{{config.dir}}/sql/companies.sql?dataSource=#crm&outputType=StreamList");

            once();

            assertThat(planhat.find(PlanhatObject.COMPANY, "externalId", "2"))
                    .get()
                    .extracting(company -> company.get("name"))
                    .isEqualTo("Größe");
        }

        @Test
        void stateIsKeptInTheFolder() {
            TestFolder.in(dir, planhat)
                    .companies(3, "'c'")
                    .properties(
                            "camel.route-template[companies].source = sql:select x as id, 'c' as name from system_range(1, 3) "
                                    + "where x >= :#watermark?dataSource=#crm&outputType=StreamList",
                            "camel.route-template[companies].watermark = id",
                            "camel.route-template[companies].watermarkStart = 0");

            once();
            Invocation second = once();

            assertThat(dir.resolve("state")).isNotEmptyDirectory();
            assertThat(second.out()).contains("companies: 1 row");
        }

        @Test
        void valuesMayComeFromTheEnvironment() {
            TestFolder.in(dir, planhat)
                    .companies(1, "'c'")
                    .properties("camel.route-template[companies].zone = {{env:CAMEL_PLANHAT_ZONE:Europe/Berlin}}");

            assertThat(once().code()).isZero();
        }

        @Test
        void syncsMayBeDeclaredInYaml() {
            TestFolder.in(dir, planhat)
                    .file("mappings/c.yaml", "externalId: id\nname: name\n")
                    .file(
                            "routes/syncs.yaml",
                            """
                            - templatedRoute:
                                routeTemplateRef: planhat-crm-sync
                                parameters:
                                  - {name: name, value: companies}
                                  - {name: source, value: "sql:select 1 as id, 'c' as name?dataSource=#crm&outputType=StreamList"}
                                  - {name: object, value: company}
                                  - {name: mapping, value: mappings/c.yaml}
                            """);

            Invocation ran = once();

            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(1);
        }

        @Test
        void routesThatStartByThemselvesStayAsleep() {
            TestFolder.in(dir, planhat)
                    .companies(1, "'c'")
                    .properties("planhat.schedule = * * * * * ?", "my.trigger = timer:at-once?delay=0")
                    .file(
                            "routes/timer.yaml",
                            """
                            - from:
                                uri: "{{my.trigger}}"
                                steps:
                                  - setBody: {constant: '{"name":"from the timer"}'}
                                  - to: planhat:company/create
                            """);

            once();

            assertThat(planhat.records(PlanhatObject.COMPANY))
                    .extracting(company -> company.get("name"))
                    .containsExactly("c");
        }

        @Test
        void theTokenIsNeverPrinted() {
            TestFolder.in(dir, planhat).companies(3, "'c'");
            TestFolder.existing(dir).properties("camel.component.planhat.access-token = a-token-nobody-may-see");

            Invocation ran = once();

            assertThat(ran.out() + ran.err()).contains("401").doesNotContain("a-token-nobody-may-see");
        }
    }

    @Nested
    class TheReport {
        @Test
        void countsEveryRowOnce() throws IOException {
            TestFolder.in(dir, planhat)
                    .companies(10, "case when x <= 3 then null else 'company' end")
                    .endusers(2);

            JsonNode report = report();

            assertThat(report.get("exitCode").asInt()).isEqualTo(2);
            JsonNode companies = report.get("syncs").get(0);
            assertThat(companies.get("name").asText()).isEqualTo("companies");
            assertThat(companies.get("state").asText()).isEqualTo("completed");
            assertThat(numbers(companies)).isEqualTo(Map.of("read", 10L, "created", 7L, "refused", 3L));
            assertThat(companies.get("calls").asLong()).isEqualTo(1);
            assertThat(companies.get("seconds").asDouble()).isPositive();
            assertThat(report.get("total").get("read").asLong()).isEqualTo(12);
        }

        @Test
        void isWrittenAfterAFailureToo() throws IOException {
            TestFolder.in(dir, planhat).companies(2, "'c'").endusers(2);
            planhat.permissions().deny(PlanhatObject.COMPANY, Operation.BULK_UPSERT);

            JsonNode report = report();

            assertThat(report.get("exitCode").asInt()).isEqualTo(1);
            assertThat(report.get("syncs").findValuesAsText("state")).isEqualTo(List.of("failed", "notRun"));
            assertThat(report.get("syncs").get(0).get("failure").asText()).contains("403");
        }

        private JsonNode report() throws IOException {
            Path file = dir.resolve("report.json");
            Invocation.of("run", "--once", "--config", dir, "--report", file);
            return new ObjectMapper().readTree(file.toFile());
        }

        private Map<String, Long> numbers(JsonNode sync) {
            Map<String, Long> numbers = new TreeMap<>();
            for (String name : List.of("read", "created", "updated", "unchanged", "refused", "skipped", "unknown")) {
                if (sync.get(name).asLong() != 0) {
                    numbers.put(name, sync.get(name).asLong());
                }
            }
            return numbers;
        }
    }

    private Invocation once() {
        return Invocation.of("run", "--once", "--config", dir);
    }

    private static Path mkdir(Path parent, String name) {
        Path dir = parent.resolve(name);
        assertThat(dir.toFile().mkdir()).isTrue();
        return dir;
    }
}
