/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.behaviour.Switch.MetricAuth;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownMetricTarget;
import io.github.camelplanhat.simulator.behaviour.Switch.WrongTenant;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.ASSET;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

/** API sheet, section 5. */
class MetricsTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.of(
            PlanhatSimulator.builder().clock(Clock.fixed(Instant.parse("1970-01-11T10:00:00Z"), ZoneOffset.UTC)));

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client analytics = Client.analytics(simulator);
    private final Client api = Client.api(simulator);
    private final String path = "/dimensiondata/" + simulator.tenantToken();
    private String company;

    @BeforeEach
    void seed() {
        company = simulator.seed(COMPANY, Map.of("name", "A", "externalId", "a"));
    }

    private void behave(Switch... choices) {
        simulator.behaviour(Behaviour.defaults().with(choices));
    }

    @Test
    void aMetricOfACompanyIsStoredWithItsDay() throws IOException {
        Reply reply = analytics.post(path, "{'dimensionId':'logins','value':5,'externalId':'a'}");
        assertThat(reply.text()).isEqualTo("{\"processed\":1,\"errors\":[]}");
        JsonNode point = api.get("/dimensiondata").json().get(0);
        assertThat(point.get("dimensionId").asText()).isEqualTo("logins");
        assertThat(point.get("time").asText()).isEqualTo("1970-01-11T00:00:00.000Z");
        assertThat(point.get("value").asInt()).isEqualTo(5);
        assertThat(point.get("model").asText()).isEqualTo("Company");
        assertThat(point.get("parentId").asText()).isEqualTo(company);
        assertThat(point.get("companyId").asText()).isEqualTo(company);
        assertThat(point.get("companyName").asText()).isEqualTo("A");
        assertThat(simulator.metrics().points()).hasSize(1);
    }

    @Test
    void aMetricOfAnAssetBelongsToTheCompanyOfTheAsset() throws IOException {
        String asset = simulator.seed(ASSET, Map.of("name", "B", "externalId", "b", "companyId", company));
        analytics.post(path, "[{'dimensionId':'d','value':1.5,'externalId':'b','model':'Asset','date':'1970-01-02'}]");
        JsonNode point = api.get("/dimensiondata?cId=" + company).json().get(0);
        assertThat(point.get("parentId").asText()).isEqualTo(asset);
        assertThat(point.get("value").asDouble()).isEqualTo(1.5);
        assertThat(point.get("time").asText()).isEqualTo("1970-01-02T00:00:00.000Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'value':1,'externalId':'a'} | dimensionId must be specified",
                "{'dimensionId':'a b','value':1,'externalId':'a'} | dimensionId must not have spaces",
                "{'dimensionId':'d','externalId':'a'} | value must be specified",
                "{'dimensionId':'d','value':'1','externalId':'a'} | value must be specified",
                "{'dimensionId':'d','value':1} | externalId must be specified",
                "{'dimensionId':'d','value':1,'externalId':'a','model':'company'} | model must be one of",
                "{'dimensionId':'d','value':1,'externalId':'a','model':null} | model must be one of",
                "{'dimensionId':'d','value':1,'externalId':'a','date':'soon'} | date is no ISO date",
                "{'dimensionId':'d','value':1,'externalId':'none'} | Company not found: none"
            })
    void whatCannotBeStoredIsNamedAndCountsAsProcessed(String item, String error) throws IOException {
        Reply reply = analytics.post(path, "[" + item + "]");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/processed").asInt()).isEqualTo(1);
        assertThat(reply.at("/errors/0/error").asText()).startsWith(error);
        assertThat(reply.at("/errors/0/item").isObject()).isTrue();
        assertThat(simulator.metrics().points()).isEmpty();
    }

    @Test
    void goodAndBadItemsMayBeMixed() throws IOException {
        Reply reply = analytics.post(path, "[{'dimensionId':'d','value':1,'externalId':'a'},{}]");
        assertThat(reply.at("/processed").asInt()).isEqualTo(2);
        assertThat(reply.at("/errors")).hasSize(1);
        assertThat(simulator.metrics().points()).hasSize(1);
    }

    @Test
    void anUnknownTargetCanBeSwallowed() throws IOException {
        behave(UnknownMetricTarget.SWALLOWED);
        assertThat(analytics
                        .post(path, "{'dimensionId':'d','value':1,'externalId':'none'}")
                        .at("/errors"))
                .isEmpty();
        assertThat(simulator.metrics().points()).isEmpty();
    }

    @Test
    void aBodyThatIsNoJsonIs400() throws IOException {
        assertThat(analytics.post(path, "{").status()).isEqualTo(400);
    }

    @Test
    void theTokenIsNotNeededButMayBe() throws IOException {
        behave(MetricAuth.BEARER_REQUIRED);
        assertThat(analytics.post(path, "[]").status()).isEqualTo(401);
        assertThat(analytics
                        .header("Authorization", "Bearer test-token")
                        .post(path, "[]")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongTenantIs401() throws IOException {
        String item = "{'dimensionId':'d','value':1,'externalId':'a'}";
        assertThat(analytics.post("/dimensiondata/other", item).status()).isEqualTo(401);
        behave(WrongTenant.ALL_SWALLOWED);
        assertThat(analytics.post("/dimensiondata/other", item).at("/errors")).isEmpty();
        assertThat(simulator.metrics().points()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dimid=d1, 1", "dimid=x, 0", "from=2&to=2, 1", "from=1&to=2, 2", "limit=1, 1", "offset=1, 1"})
    void theReadCanBeNarrowed(String query, int found) throws IOException {
        analytics.post(
                path,
                "[{'dimensionId':'d1','value':1,'externalId':'a','date':'1970-01-02'},"
                        + "{'dimensionId':'d2','value':1,'externalId':'a','date':'1970-01-03T10:00:00Z'}]");
        assertThat(api.get("/dimensiondata?" + query).json()).hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=x", "limit=x"})
    void aReadWithSomethingThatIsNoNumberIs400(String query) throws IOException {
        assertThat(api.get("/dimensiondata?" + query).status()).isEqualTo(400);
    }

    @Test
    void metricsAreReadOnTheMainHostAndPushedOnTheOther() throws IOException {
        assertThat(Client.anonymous(simulator).get("/dimensiondata").status()).isEqualTo(401);
        assertThat(api.post(path, "[]").status()).isEqualTo(404);
        assertThat(analytics.get(path).status()).isEqualTo(404);
    }
}
