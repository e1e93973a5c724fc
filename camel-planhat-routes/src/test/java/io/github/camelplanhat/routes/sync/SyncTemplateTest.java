/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Processor;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.state.StateStores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How instances of the templates are declared, and what is checked when they start. */
class SyncTemplateTest {
    private static final List<Map<String, Object>> ROWS = List.of(Map.of("ID", 1, "NAME", "Acme"));

    @TempDir
    Path directory;

    private final Main main = new EmbeddedMain();
    private final StubPlanhat planhat = StubPlanhat.creatingEverything();
    private String mapping;

    @BeforeEach
    void prepare() throws Exception {
        main.addInitialProperty(StateStores.URL, "jdbc:h2:mem:" + UUID.randomUUID());
        mapping = "file:" + Files.writeString(directory.resolve("mapping.yaml"), "name: NAME\nexternalId: ID\n");
        main.bind("planhat", planhat);
        main.bind("rows", (Processor) e -> e.getMessage().setBody(ROWS));
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private void properties(String instance, String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            main.addInitialProperty(instance + "." + keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    private SyncReport run(String sync) throws Exception {
        return main.getCamelTemplate().requestBody("direct:" + sync, (Object) null, SyncReport.class);
    }

    private void yaml(String routes) throws Exception {
        Path file = Files.writeString(directory.resolve("routes.yaml"), routes);
        main.addInitialProperty("camel.main.routes-include-pattern", "classpath:camel-template/*,file:" + file);
    }

    @Test
    void noRouteStartsByItself() throws Exception {
        main.start();

        assertThat(main.getCamelContext().getRoutesSize()).isZero();
        assertThat(((ModelCamelContext) main.getCamelContext()).getRouteTemplateDefinitions())
                .extracting(RouteTemplateDefinition::getId)
                .contains("planhat-crm-sync", "planhat-schedule");
    }

    @Test
    void everyParameterIsDescribed() throws Exception {
        main.start();

        assertThat(((ModelCamelContext) main.getCamelContext()).getRouteTemplateDefinitions())
                .allSatisfy(t -> assertThat(t.getTemplateParameters())
                        .isNotEmpty()
                        .extracting(RouteTemplateParameterDefinition::getDescription)
                        .allSatisfy(d -> assertThat(d).isNotBlank()));
    }

    @Nested
    class Instances {
        @ParameterizedTest
        @CsvSource({
            "camel.route-template[nightly], template-id, batch-size",
            "camel.routeTemplate[nightly], templateId, batchSize"
        })
        void canBeProperties(String instance, String templateId, String batchSize) throws Exception {
            properties(
                    instance,
                    templateId,
                    "planhat-crm-sync",
                    "name",
                    "nightly",
                    "source",
                    "bean:rows",
                    "object",
                    "company",
                    "mapping",
                    mapping,
                    batchSize,
                    "100");
            main.start();

            assertThat(run("nightly").created()).isEqualTo(1);
            assertThat(main.getCamelContext().getRoute("nightly")).isNotNull();
        }

        @Test
        void canBeYaml() throws Exception {
            yaml("- templatedRoute:\n"
                    + "    routeTemplateRef: planhat-crm-sync\n"
                    + "    routeId: nightly\n"
                    + "    parameters:\n"
                    + "      - {name: name, value: nightly}\n"
                    + "      - {name: source, value: 'bean:rows'}\n"
                    + "      - {name: object, value: company}\n"
                    + "      - {name: mapping, value: '" + mapping + "'}\n");
            main.start();

            assertThat(run("nightly").created()).isEqualTo(1);
        }

        @Test
        void canBeJava() throws Exception {
            main.start();
            TemplatedRouteBuilder.builder(main.getCamelContext(), "planhat-crm-sync")
                    .routeId("nightly")
                    .parameter("name", "nightly")
                    .parameter("source", "bean:rows")
                    .parameter("object", "company")
                    .parameter("mapping", mapping)
                    .add();

            assertThat(run("nightly").created()).isEqualTo(1);
        }

        @Test
        void doNotShareAnything() throws Exception {
            Path endusers = Files.writeString(
                    directory.resolve("endusers.yaml"),
                    "email: NAME\nexternalId: ID\ncompanyId: {constant: extid-1}\n");
            properties(
                    "camel.route-template[people]",
                    "template-id",
                    "planhat-crm-sync",
                    "name",
                    "people",
                    "source",
                    "bean:rows",
                    "object",
                    "enduser",
                    "mapping",
                    "file:" + endusers);
            properties(
                    "camel.route-template[accounts]",
                    "template-id",
                    "planhat-crm-sync",
                    "name",
                    "accounts",
                    "source",
                    "bean:rows",
                    "object",
                    "company",
                    "mapping",
                    mapping);
            main.start();

            assertThat(run("people").object()).isEqualTo("enduser");
            assertThat(run("accounts").object()).isEqualTo("company");

            assertThat(planhat.batches.get(0)).singleElement().satisfies(r -> assertThat(r)
                    .containsKey("email"));
            assertThat(planhat.batches.get(1)).singleElement().satisfies(r -> assertThat(r)
                    .containsKey("name"));
            SyncReports reports = SyncReports.of(main.getCamelContext());
            assertThat(reports.syncs())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("people", "enduser", "accounts", "company"));
            assertThat(reports.all()).extracting(SyncReport::name).containsExactly("people", "accounts");
        }

        @Test
        void keepTheirRowsForTheRouteThatTriggersThem() throws Exception {
            yaml("- templatedRoute:\n"
                    + "    routeTemplateRef: planhat-crm-sync\n"
                    + "    parameters:\n"
                    + "      - {name: name, value: nightly}\n"
                    + "      - {name: source, value: 'bean:rows'}\n"
                    + "      - {name: object, value: company}\n"
                    + "      - {name: mapping, value: '" + mapping + "'}\n"
                    + "- route:\n"
                    + "    from:\n"
                    + "      uri: direct:mine\n"
                    + "      steps:\n"
                    + "        - to: direct:nightly\n"
                    + "        - setBody:\n"
                    + "            simple: '${body.created()} of ${body.read()}'\n");
            main.start();

            assertThat(main.getCamelTemplate().requestBody("direct:mine", null, String.class))
                    .isEqualTo("1 of 1");
        }
    }

    @Nested
    class Starts {
        private void sync(String name, String object, String mappingFile, String... more) {
            properties(
                    "camel.route-template[nightly]",
                    "template-id",
                    "planhat-crm-sync",
                    "name",
                    name,
                    "source",
                    "bean:rows",
                    "object",
                    object,
                    "mapping",
                    mappingFile);
            properties("camel.route-template[nightly]", more);
        }

        @Test
        void failWithEveryProblemOfTheMapping() throws Exception {
            Path bad = Files.writeString(directory.resolve("bad.yaml"), "nmae: NAME\nexternalId: ID\nh: {fro: H}\n");
            sync("nightly", "company", "file:" + bad);

            assertThatThrownBy(main::start)
                    .rootCause()
                    .hasMessageContaining("bad.yaml:1:1: nmae: company has no field nmae; did you mean name?")
                    .hasMessageContaining("bad.yaml:3:5: h: unknown key 'fro'; did you mean from?");
        }

        @Test
        void failOnAnUnknownObject() {
            sync("nightly", "compny", mapping);

            assertThatThrownBy(main::start).rootCause().hasMessage("unknown object 'compny'; did you mean company?");
        }

        @Test
        void failOnAnObjectWithoutBulk() {
            sync("nightly", "customField", mapping);

            assertThatThrownBy(main::start).rootCause().hasMessageContaining("no bulk upsert for customField");
        }

        @Test
        void failOnANameThatCannotNameAFile() {
            sync("a&b", "company", mapping);

            assertThatThrownBy(main::start).rootCause().hasMessageContaining("name 'a&b' of a sync");
        }

        @Test
        void failOnAnUnknownZone() {
            sync("nightly", "company", mapping, "zone", "Berlin");

            assertThatThrownBy(main::start).rootCause().hasMessageContaining("Berlin");
        }

        @Test
        void failOnABatchThatIsTooBig() {
            sync("nightly", "company", mapping, "batchSize", "5001");

            assertThatThrownBy(main::start)
                    .rootCause()
                    .hasMessage("batchSize is 5001; a bulk call takes 1 to 5000 records");
        }

        @Test
        void failWithoutASource() {
            properties("camel.route-template[nightly]", "template-id", "planhat-crm-sync", "name", "nightly");

            assertThatThrownBy(main::start)
                    .hasMessageContaining("mandatory parameters must be provided: source, object, mapping");
        }
    }

    @Nested
    class Schedules {
        @Test
        void runASyncByTheClock() throws Exception {
            CountDownLatch ran = new CountDownLatch(2);
            main.bind("progress", new SyncProgress() {
                @Override
                public void batchDone(SyncReport soFar) {
                    ran.countDown();
                }
            });
            properties(
                    "camel.route-template[nightly]",
                    "template-id",
                    "planhat-crm-sync",
                    "name",
                    "nightly",
                    "source",
                    "bean:rows",
                    "object",
                    "company",
                    "mapping",
                    mapping);
            properties(
                    "camel.route-template[nightly-clock]",
                    "template-id",
                    "planhat-schedule",
                    "sync",
                    "nightly",
                    "cron",
                    "* * * * * ?",
                    "zone",
                    "Europe/Berlin");
            main.start();

            assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
