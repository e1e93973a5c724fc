/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.console;

import java.util.List;
import java.util.Map;

import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Found and called as Camel does it. */
class PlanhatDevConsoleTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PlanhatComponent component = new PlanhatComponent();

    @BeforeEach
    void start() {
        camel.setDevConsole(true);
        PlanhatContext.options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        component.getConfiguration().setMaxRetries(0);
        camel.addComponent("north", component);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void send(String uri, Object body) {
        camel.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private Object console(DevConsole.MediaType form, Map<String, Object> options) {
        DevConsole console = camel.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("planhat");
        return console.call(form, options);
    }

    private String text(Map<String, Object> options) {
        return String.valueOf(console(DevConsole.MediaType.TEXT, options));
    }

    private JsonNode json(Map<String, Object> options) throws Exception {
        String json = ((org.apache.camel.util.json.JsonObject) console(DevConsole.MediaType.JSON, options)).toJson();
        return new ObjectMapper().readTree(json).path("components").path(0);
    }

    @Test
    void itTellsTheQuotaOfEachComponent() throws Exception {
        send("north:company/list", null);
        int calls = planhat.simulator().journal().entries().size();

        assertThat(text(Map.of()))
                .contains("Component: north", "Calls left this minute: " + (200 - calls) + " (used: " + calls + ")")
                .contains("In flight: 0", "Waiting: 0 live, 0 backfill")
                .doesNotContain("Paused");
        JsonNode quota = json(Map.of()).path("quota");
        assertThat(quota.path("left").asInt()).isEqualTo(200 - calls);
        assertThat(quota.path("inFlight").asInt(-1)).isZero();
        assertThat(quota.path("pausedForMillis").asLong(-1)).isZero();
    }

    @Test
    void itTellsThatPlanhatHasClosedTheQuota() throws Exception {
        planhat.simulator().faults().next().operation(Operation.LIST).status(429, "", Map.of("Retry-After", "30"));

        send("north:company/list", null);

        assertThat(text(Map.of())).contains("Paused by Planhat for: ");
        assertThat(json(Map.of()).path("quota").path("pausedForMillis").asLong())
                .isBetween(1L, 30_000L);
    }

    @Test
    void itShowsCallsAndFailuresTheLatestFirst() throws Exception {
        planhat.simulator().faults().next().operation(Operation.GET).status(403, "{\"error\":\"no permission\"}");
        send("north:company/get?externalId=A-1", null);
        send("north:company/bulkUpsert", List.of(Map.of("externalId", "A-1", "name", "Acme")));

        assertThat(text(Map.of()))
                .containsSubsequence("Last calls:", "company/bulkUpsert PUT /companies", "1 records", "FORBIDDEN 403")
                .containsSubsequence("Last failures:", "company/get GET /companies/extid-*** attempt 1: FORBIDDEN 403");
        JsonNode shown = json(Map.of());
        assertThat(shown.path("calls")).hasSize(2);
        assertThat(shown.path("calls").path(0).path("operation").asText()).isEqualTo("bulkUpsert");
        assertThat(shown.path("calls").path(0).path("answer").asText()).contains("\"created\":1");
        assertThat(shown.path("failures")).hasSize(1);
        assertThat(shown.path("failures").path(0).path("answer").asText()).isEqualTo("{\"error\":\"no permission\"}");
    }

    @Test
    void bodiesAreShownInTextWhenAskedFor() {
        send("north:company/bulkUpsert", List.of(Map.of("externalId", "A-1", "name", "Acme")));

        assertThat(text(Map.of())).doesNotContain("sent: ");
        assertThat(text(Map.of("bodies", "true")))
                .contains("sent: [{", "got: {")
                .doesNotContain("Acme");
    }

    @Test
    void theLimitBoundsWhatIsShown() throws Exception {
        send("north:user/list", null);
        send("north:company/get?id=5c3b8ad1f4d8e04f2a1b9c77", null);

        assertThat(json(Map.of("limit", "1")).path("calls")).hasSize(1);
        assertThat(json(Map.of("limit", "many")).path("calls")).hasSizeGreaterThan(1);
    }

    @Test
    void noTokenIsInIt() {
        planhat.simulator().faults().next().operation(Operation.LIST).status(400, "you sent test-token");
        send("north:company/list", null);

        assertThat(text(Map.of("bodies", "true"))).contains("you sent ***").doesNotContain("test-token");
    }

    @Test
    void beforeTheFirstEndpointThereIsNothingToTell() throws Exception {
        assertThat(text(Map.of())).contains("Component: north", "No endpoint is in use yet");
        assertThat(json(Map.of()).size()).isEqualTo(1);
    }

    @Test
    void itTellsThatTheJournalIsOff() throws Exception {
        component.setJournalSize(0);
        send("north:user/list", null);

        assertThat(text(Map.of())).contains("Calls left this minute", "The journal is off (journalSize=0)");
        assertThat(json(Map.of()).has("calls")).isFalse();
    }
}
