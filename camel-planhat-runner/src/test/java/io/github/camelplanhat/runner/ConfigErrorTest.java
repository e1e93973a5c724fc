/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in the folder is wrong: nothing is sent, exit code 64, and the message names place and remedy. */
class ConfigErrorTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private TestFolder folder;

    @BeforeEach
    void aFolderThatWorks() {
        folder = TestFolder.in(dir, PLANHAT.simulator()).companies(3, "'c'");
    }

    @Test
    void anUnknownTemplateParameterIsAnsweredWithTheNearestOne() {
        folder.properties("camel.route-template[companies].batch-sise = 100");

        refused("camel.route-template[companies]", "no parameter batchSise; did you mean batchSize?");
    }

    @Test
    void anUnknownTemplateParameterInYamlIsRefusedToo() {
        folder.file(
                "routes/syncs.yaml",
                """
                - templatedRoute:
                    routeTemplateRef: planhat-crm-sync
                    parameters:
                      - {name: name, value: others}
                      - {name: source, value: "sql:select 1?dataSource=#crm&outputType=StreamList"}
                      - {name: object, value: company}
                      - {name: mapping, value: mappings/companies.yaml}
                      - {name: watermrk, value: id}
                """);

        refused("planhat-crm-sync", "no parameter watermrk; did you mean watermark?");
    }

    @Test
    void anUnknownTemplateIsAnsweredWithTheNearestOne() {
        folder.properties("camel.route-template[companies].template-id = planhat-crm-snyc");

        refused("no route template planhat-crm-snyc; did you mean planhat-crm-sync?");
    }

    @Test
    void anInstanceWithoutATemplateIsRefused() {
        folder.properties("camel.route-template[others].object = company");

        refused("camel.route-template[others] does not say which template it is an instance of");
    }

    @Test
    void missingParametersAreListed() {
        folder.properties("camel.route-template[others].template-id = planhat-crm-sync");

        refused("camel.route-template[others] lacks", "source, object, mapping");
    }

    @Test
    void anUnknownObjectIsAnsweredWithTheNearestOne() {
        folder.properties("camel.route-template[companies].object = compny");

        refused("compny", "did you mean company?");
    }

    @Test
    void aMissingMappingFileIsNamed() {
        folder.properties("camel.route-template[companies].mapping = mappings/nowhere.yaml");

        refused("mappings/nowhere.yaml");
    }

    @Test
    void aWrongMappingIsShownWithItsLine() {
        folder.file("mappings/companies.yaml", "externalId: id\nnmae: name\n");

        refused("companies.yaml:2", "name");
    }

    @Test
    void aMistypedTokenPropertyIsToldWithoutItsValue() {
        folder.properties("camel.component.planhat.acess-token = a-value-nobody-may-see");

        Invocation ran = refused("camel.component.planhat.acess-token", "did you mean access-token?");
        assertThat(ran.err() + ran.out()).doesNotContain("a-value-nobody-may-see");
    }

    @Test
    void aMistypedPropertyOfADataSourceIsToldWithoutItsValue() {
        folder.properties("camel.beans.crm.pasword = a-value-nobody-may-see");

        Invocation ran = refused("camel.beans.crm.pasword", "did you mean password?");
        assertThat(ran.err() + ran.out()).doesNotContain("a-value-nobody-may-see");
    }

    @Test
    void aMissingEnvironmentVariableIsNamed() {
        folder.properties("camel.component.planhat.region = {{env:CAMEL_PLANHAT_NOT_SET}}");

        refused("the environment variable CAMEL_PLANHAT_NOT_SET is not set");
    }

    @Test
    void jsonThatEndsWithTwoBracesIsToldWithWhatToWrite() {
        folder.properties(
                "camel.route-template[search].template-id = planhat-company-pull",
                "camel.route-template[search].object = request",
                "camel.route-template[search].requestMethod = post",
                "camel.route-template[search].requestPath = /search",
                "camel.route-template[search].requestBody = {\"a\":{\"b\":1}}",
                "camel.route-template[search].sink = log:search");

        refused("route search: Camel takes }} for the end of a placeholder", "write } }", "file:body.json");
    }

    @Test
    void aBeanThatIsNotThereIsAnsweredWithTheNearestOne() {
        folder.properties("camel.route-template[companies].source = sql:select 1?dataSource=#crmm");

        refused("route companies: there is no bean crmm; did you mean crm?");
    }

    @Test
    void anUnknownOptionOfTheRunnerIsAnsweredWithTheNearestOne() {
        folder.properties("planhat.shedule = 0 0 * * * ?");

        refused("no option planhat.shedule; did you mean planhat.schedule?");
    }

    @Test
    void anOptionGroupThatCamelWouldIgnoreIsAnsweredWithTheNearestOne() {
        folder.properties("camel.bean.other = #class:com.example.Missing");

        refused("no option camel.bean.other; did you mean camel.beans.other?");
    }

    @Test
    void otherGroupsOfCamelsOptionsAreTaken() {
        folder.properties("camel.health.enabled = false", "camel.routeController.enabled = false", "my.own = 1");

        Invocation ran = Invocation.of("run", "--once", "--config", dir);
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        folder.properties("camel.beans.other = #class:com.example.Missing");

        refused("the class com.example.Missing is not on the class path");
    }

    @Test
    void yamlThatIsNoCamelRouteIsRefused() {
        folder.file("routes/broken.yaml", "- route:\n    nonsense: true\n");

        refused("nonsense");
    }

    @Test
    void onceWithoutASyncIsRefused(@TempDir Path other) {
        TestFolder.in(other).file("routes/r.yaml", "- from:\n    uri: timer:t\n    steps:\n      - log: hello\n");

        Invocation ran = Invocation.of("run", "--once", "--config", other);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("no sync is declared", "--once");
    }

    @Test
    void aFolderInWhichNothingWouldEverStartIsRefused() {
        Invocation ran = Invocation.of("run", "--config", dir);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("would ever start by itself", "planhat.schedule", "--once");
    }

    @Test
    void anEmptyFolderIsRefused(@TempDir Path other) {
        TestFolder.in(other);

        Invocation ran = Invocation.of("run", "--config", other);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("neither a sync nor a route is declared");
    }

    @Test
    void aScheduleThatIsNoCronExpressionIsRefused() {
        folder.properties("planhat.schedule = every now and then");

        Invocation ran = Invocation.of("run", "--config", dir);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("planhat.schedule = every now and then is no Quartz cron expression");
    }

    @Test
    void theReportOfARefusedFolderSaysWhy() {
        folder.properties("camel.route-template[companies].object = compny");
        Path report = dir.resolve("report.json");

        Invocation.of("run", "--once", "--config", dir, "--report", report);

        assertThat(report).content().contains("\"exitCode\" : 64", "compny");
    }

    private Invocation refused(String... texts) {
        Invocation ran = Invocation.of("run", "--once", "--config", dir);
        assertThat(ran.code()).as(ran.err()).isEqualTo(64);
        assertThat(ran.err()).contains(texts);
        assertThat(PLANHAT.simulator().journal().count()).isZero();
        return ran;
    }
}
