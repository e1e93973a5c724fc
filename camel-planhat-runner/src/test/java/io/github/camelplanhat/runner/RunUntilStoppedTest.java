/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class RunUntilStoppedTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @Test
    void plainCamelRoutesRunWithoutAnySync() {
        plainRoute().properties("camel.main.duration-max-messages = 1");

        Invocation ran = Invocation.of("run", "--config", dir);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(planhat.find(PlanhatObject.COMPANY, "name", "Überlandwerk")).isPresent();
    }

    @Test
    void plainCamelRoutesMayRead() {
        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Überlandwerk"));
        TestFolder.in(dir, planhat)
                .properties("camel.main.duration-max-messages = 1")
                .file(
                        "routes/names.yaml",
                        """
                        - from:
                            uri: timer:once?repeatCount=1&delay=0
                            steps:
                              - to: planhat:company/list
                              - setBody: {simple: "${body[0][name]}"}
                              - to: "file:{{config.dir}}?fileName=name.txt"
                        """);

        Invocation ran = Invocation.of("run", "--config", dir);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(dir.resolve("name.txt")).hasContent("Überlandwerk");
    }

    @Test
    void theExitCodeOfADurationIsCamelsOwn() {
        plainRoute().properties("camel.main.duration-max-messages = 1", "camel.main.duration-hit-exit-code = 7");

        assertThat(Invocation.of("run", "--config", dir).code()).isEqualTo(7);
    }

    @Test
    void theScheduleRunsEverySyncInTheRightOrder() {
        TestFolder.in(dir, planhat)
                .endusers(2)
                .companies(2, "'c'")
                .properties("planhat.schedule = * * * * * ?", "camel.main.duration-max-seconds = 3");

        Invocation ran = Invocation.of("run", "--config", dir);

        assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
        assertThat(planhat.count(PlanhatObject.ENDUSER)).isEqualTo(2);
        assertThat(ran.out()).contains("companies", "endusers", "Every row read");
    }

    @Test
    void aSyncMayHaveAScheduleOfItsOwn() {
        TestFolder.in(dir, planhat)
                .companies(2, "case when x = 2 then null else 'c' end")
                .properties(
                        "camel.route-template[often].template-id = planhat-schedule",
                        "camel.route-template[often].sync = companies",
                        "camel.route-template[often].cron = * * * * * ?",
                        "camel.main.duration-max-seconds = 3");

        Invocation ran = Invocation.of("run", "--config", dir);

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(1);
    }

    private TestFolder plainRoute() {
        return TestFolder.in(dir, planhat)
                .file(
                        "routes/company.yaml",
                        """
                        - from:
                            uri: timer:once?repeatCount=1&delay=0
                            steps:
                              - setBody: {constant: '{"name":"Überlandwerk"}'}
                              - to: planhat:company/create
                        """);
    }
}
