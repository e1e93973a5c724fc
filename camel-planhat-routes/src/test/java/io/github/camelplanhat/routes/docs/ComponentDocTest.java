/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.changes.MemoryFingerprintStore;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs every YAML example of the README and of docs/component.md, as it stands there. */
class ComponentDocTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final CamelContext camel = new DefaultCamelContext();
    private final MemoryFingerprintStore seen = new MemoryFingerprintStore();

    @BeforeEach
    void start() {
        PlanhatComponent component = new PlanhatComponent();
        component.getConfiguration().setBaseUrl(planhat.baseUrl());
        component.getConfiguration().setAccessToken(planhat.simulator().token());
        component.getConfiguration().setAnalyticsUrl(planhat.simulator().analyticsUrl());
        component.getConfiguration().setTenantToken(planhat.simulator().tenantToken());
        camel.addComponent("planhat", component);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private PlanhatSimulator simulator() {
        return planhat.simulator();
    }

    private List<Resource> examples(String document) throws Exception {
        String text = Files.readString(Path.of("..", document));
        return YAML.matcher(text)
                .results()
                .map(block -> ResourceHelper.fromString("example-at-" + block.start() + ".yaml", block.group(1)))
                .toList();
    }

    private void load(String document) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(examples(document));
    }

    private Object send(String endpoint, Object body) {
        return camel.createProducerTemplate().requestBody(endpoint, body);
    }

    /** The stores that the examples name, and the routes that they send to. */
    private MockEndpoint surroundings() throws Exception {
        camel.getRegistry().bind("seenCompanies", seen);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:remove-customer").routeId("remove-customer").to("mock:customers");
                from("direct:save-customer").routeId("save-customer").to("mock:customers");
            }
        });
        return camel.getEndpoint("mock:customers", MockEndpoint.class);
    }

    @Test
    void theConsumersOfTheComponentWork() throws Exception {
        String acme = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        MockEndpoint customers = surroundings();
        load("docs/component.md");
        Awaitility.await().until(() -> seen.hasBaseline("planhat:company@localhost"));
        Awaitility.await().until(() -> simulator().journal().count("GET", "/tickets") > 0);
        Runnable poll = (Runnable) camel.getRoute("watch-companies").getConsumer();

        send("direct:set-phase", null);
        Awaitility.await().until(() -> {
            poll.run();
            return customers.getReceivedCounter() == 1;
        });
        send("planhat:company/delete?id=" + acme, null);
        Awaitility.await().until(() -> {
            poll.run();
            return customers.getReceivedCounter() == 2;
        });

        assertThat(customers.getReceivedExchanges())
                .extracting(e -> e.getMessage().getHeader("CamelPlanhatChange"))
                .containsExactly("UPDATED", "DELETED");
    }

    @Test
    void theExamplesOfTheComponentWork() throws Exception {
        surroundings();
        String acme =
                simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1", "phase", "Trial"));
        simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "email", "jo@acme.example"));
        load("docs/component.md");
        assertThat(camel.getRoutes())
                .extracting(r -> r.getRouteId())
                .containsExactlyInAnyOrder(
                        "remove-customer",
                        "save-customer",
                        "get-company",
                        "contacts-of",
                        "set-phase",
                        "upsert-companies",
                        "checked-companies",
                        "foretell-companies",
                        "big-list",
                        "any-path",
                        "push-logins",
                        "read-logins",
                        "track-login",
                        "update-companies",
                        "insert-endusers",
                        "delete-endusers",
                        "copy-time-entries",
                        "segment-track",
                        "open-tickets",
                        "watch-companies");

        assertThat(send("direct:get-company", "A-1")).isEqualTo("Acme is in phase Trial");
        assertThat((Map<?, ?>) send("direct:set-phase", null))
                .extracting("phase")
                .isEqualTo("Onboarding");
        BulkOutcome outcome = (BulkOutcome) send(
                "direct:upsert-companies",
                List.of(Map.of("externalId", "A-2", "name", "Beta"), Map.of("externalId", "A-3")));
        assertThat(outcome.getCreated()).isEqualTo(1);
        assertThat(outcome.getRefused()).isEqualTo(1);
        BulkOutcome checked =
                (BulkOutcome) send("direct:checked-companies", List.of(Map.of("externalID", "A-4", "name", "Delta")));
        assertThat(checked.getRefused()).isEqualTo(1);
        BulkOutcome foretold = (BulkOutcome) send(
                "direct:foretell-companies",
                List.of(Map.of("externalId", "A-2", "name", "Beta 2"), Map.of("externalId", "A-5", "name", "New")));
        assertThat(foretold.getWouldUpdate()).isEqualTo(1);
        assertThat(foretold.getWouldCreate()).isEqualTo(1);
        assertThat(foretold.getRecords().get(0).changes()).containsOnlyKeys("name");
        assertThat(simulator().find(PlanhatObject.COMPANY, "externalId", "A-5")).isEmpty();
        send("direct:big-list", null);
        assertThat(simulator().journal().count("GET", "/endusers")).isEqualTo(1);
        assertThat((List<?>) send("direct:contacts-of", acme)).hasSize(1);
        assertThat((Map<?, ?>) send("direct:any-path", "A-2"))
                .extracting("name")
                .isEqualTo("Beta");
        assertThat(((BulkOutcome) send(
                                "direct:push-logins",
                                Map.of("dimensionId", "logins", "externalId", "A-1", "value", 3, "date", "2026-01-05")))
                        .getSent())
                .isEqualTo(1);
        assertThat((List<?>) send("direct:read-logins", null)).hasSize(1);
        send("direct:track-login", "jo");
        send("direct:segment-track", "jo");
        assertThat(simulator().activities().accepted()).hasSize(2);
        existingRecordsAreToldFromNewOnes();
    }

    private void existingRecordsAreToldFromNewOnes() {
        BulkOutcome update = (BulkOutcome) send(
                "direct:update-companies",
                List.of(Map.of("externalId", "A-2", "name", "Beta 2"), Map.of("externalId", "A-9", "name", "New")));
        assertThat(update.getUpdated()).isEqualTo(1);
        assertThat(update.getRefused()).isEqualTo(1);
        BulkOutcome insert = (BulkOutcome) send(
                "direct:insert-endusers",
                List.of(
                        Map.of("externalId", "u-1", "companyId", "extid-A-2"),
                        Map.of("sourceId", "17", "companyId", "extid-A-2"),
                        Map.of("email", "jo@acme.example", "companyId", "extid-A-1")));
        assertThat(insert.getCreated()).isEqualTo(2);
        assertThat(insert.getSkipped()).isEqualTo(1);
        assertThat(((BulkOutcome) send("direct:delete-endusers", null)).getDeleted())
                .isEqualTo(3);
        String entry =
                simulator().seed(PlanhatObject.TIME_ENTRY, Map.of("date", "2026-01-05T00:00:00.000Z", "hours", 2));
        assertThat(((BulkOutcome) send("direct:copy-time-entries", List.of(entry))).getCreated())
                .isEqualTo(1);
    }

    @Test
    void theExampleOfTheReadmeWorks() throws Exception {
        JdbcDataSource crm = new JdbcDataSource();
        crm.setURL("jdbc:h2:mem:readme;DB_CLOSE_DELAY=-1");
        try (var connection = crm.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table account (\"externalId\" varchar(9), \"name\" varchar(9), active int)");
            statement.execute("insert into account values ('A-1', 'Acme', 1), ('A-2', 'Gone', 0)");
        }
        camel.getRegistry().bind("crm", DataSource.class, crm);

        load("README.md");

        Awaitility.await().until(() -> simulator().count(PlanhatObject.COMPANY) == 1);
        assertThat(simulator().records(PlanhatObject.COMPANY).get(0)).containsEntry("name", "Acme");
    }
}
