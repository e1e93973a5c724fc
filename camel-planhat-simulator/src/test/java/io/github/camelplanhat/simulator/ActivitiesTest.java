/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.simulator.analytics.Activity;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.ActivityAnswer;
import io.github.camelplanhat.simulator.behaviour.Switch.WrongTenant;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.ENDUSER;
import static org.assertj.core.api.Assertions.assertThat;

/** API sheet, section 4. */
class ActivitiesTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.analytics(simulator);
    private final String single = "/analytics/" + simulator.tenantToken();
    private final String bulk = "/analytics/bulk/" + simulator.tenantToken();
    private String company;
    private String enduser;

    @BeforeEach
    void seed() {
        company = simulator.seed(COMPANY, Map.of("name", "A", "externalId", "a", "domains", List.of("example.com")));
        enduser = simulator.seed(ENDUSER, Map.of("companyId", company, "externalId", "e", "email", "e@example.com"));
    }

    private Activity accepted() {
        assertThat(simulator.activities().refused()).isEmpty();
        assertThat(simulator.activities().accepted()).hasSize(1);
        return simulator.activities().accepted().get(0);
    }

    private String refusal() {
        assertThat(simulator.activities().accepted()).isEmpty();
        assertThat(simulator.activities().refused()).hasSize(1);
        return simulator.activities().refused().get(0).reason();
    }

    @Nested
    class Single {
        @ParameterizedTest
        @ValueSource(strings = {"'email':'e@example.com'", "'externalId':'e'"})
        void anActivityOfAKnownEnduserIsAccepted(String who) throws IOException {
            Reply reply = client.post(single, "{" + who + ",'action':'login','info':{'page':1}}");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEmpty();
            assertThat(accepted().enduserId()).isEqualTo(enduser);
            assertThat(accepted().body()).containsEntry("action", "login");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'externalId':'new','companyExternalId':'a','name':'Ada'", "'email':'new@example.com'"})
        void anUnknownEnduserOfAKnownCompanyIsCreated(String who) throws IOException {
            client.post(single, "{" + who + ",'action':'login'}");
            assertThat(simulator.find(ENDUSER, accepted().enduserId()).orElseThrow())
                    .containsEntry("companyId", company);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'email':'x@example.org','action':'a'} | no enduser and no company",
                    "{'externalId':'x','companyExternalId':'none'} | no enduser and no company",
                    "{'action':'a'} | neither email nor externalId",
                    "[] | not an object",
                    "{ | the body is not valid JSON"
                })
        void whatCannotBeAssignedIsSwallowedWith200(String body, String reason) throws IOException {
            assertThat(client.post(single, body.replace("\"\"", "'")).status()).isEqualTo(200);
            assertThat(refusal()).isEqualTo(reason);
        }

        @Test
        void whatIsNotAnnouncedAsJsonIsSwallowed() throws IOException {
            Client text = Client.analytics(simulator).header("Content-Type", "text/plain");
            assertThat(text.post(single, "{'externalId':'e'}").status()).isEqualTo(200);
            assertThat(refusal()).isEqualTo("the body is empty");
            assertThat(text.post("/dimensiondata/" + simulator.tenantToken(), "[]")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void anEventAboveOneMegabyteIsSwallowed() throws IOException {
            client.post(single, "{'externalId':'e','info':{'text':'" + "x".repeat(1 << 20) + "'}}");
            assertThat(refusal()).contains("1 MB");
        }

        @Test
        void theAnswerCanBeAnObjectOr201() throws IOException {
            simulator.behaviour(Behaviour.defaults().with(ActivityAnswer.EMPTY_OBJECT));
            assertThat(client.post(single, "{}").text()).isEqualTo("{}");
            simulator.behaviour(Behaviour.defaults().with(ActivityAnswer.CREATED_201));
            assertThat(client.post(single, "{}").status()).isEqualTo(201);
        }
    }

    @Nested
    class Bulk {
        @Test
        void usesNamesOfItsOwn() throws IOException {
            client.post(
                    bulk,
                    "[{'id':'e','action':'a'},{'id':'new','cId':'a','action':'b'},{'id':'other','companyExternalId':'a'}]");
            assertThat(simulator.activities().accepted()).hasSize(2);
            assertThat(simulator.activities().refused()).hasSize(1);
        }

        @Test
        void anEmptyArrayIsFine() throws IOException {
            assertThat(client.post(bulk, "[]").status()).isEqualTo(200);
            assertThat(simulator.activities().refused()).isEmpty();
        }

        @Test
        void anObjectIsSwallowed() throws IOException {
            assertThat(client.post(bulk, "{'id':'e'}").status()).isEqualTo(200);
            assertThat(refusal()).isEqualTo("not an array of objects");
        }
    }

    @Nested
    class Segment {
        private Reply segment(String body) throws IOException {
            String user = simulator.tenantToken() + ":";
            return client.header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                    .post("/dock/segment", body);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'type':'track','userId':'e','event':'login'}",
                    "{'type':'track','user_id':'e','event':'login'}",
                    "{'type':'identify','traits':{'email':'e@example.com'}}"
                })
        void identifyAndTrackAreAccepted(String body) throws IOException {
            assertThat(segment(body).status()).isEqualTo(200);
            assertThat(accepted().endpoint()).isEqualTo("segment");
            assertThat(accepted().enduserId()).isEqualTo(enduser);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{'type':'page','userId':'e'}", "{'userId':'e'}", "{'type':'track','event':'x'}"})
        void othersAreIgnored(String body) throws IOException {
            assertThat(segment(body).status()).isEqualTo(200);
            assertThat(refusal()).isNotBlank();
        }
    }

    @Nested
    class WrongTenants {
        @Test
        void areSwallowed() throws IOException {
            assertThat(client.post("/analytics/other", "{'externalId':'e'}").status())
                    .isEqualTo(200);
            assertThat(refusal()).isEqualTo("unknown tenant token");
        }

        @Test
        void canBe401() throws IOException {
            simulator.behaviour(Behaviour.defaults().with(WrongTenant.UNAUTHORIZED));
            assertThat(client.post("/analytics/other", "{'externalId':'e'}").status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /analytics/x",
        "POST, /analytics",
        "POST, /activities/x",
        "POST, /dock/other",
        "POST, /companies/x/y"
    })
    void anythingElseIs404(String method, String path) throws IOException {
        assertThat(client.send(method, path, "{}").status()).isEqualTo(404);
    }

    @Test
    void theMainHostTakesNoActivities() throws IOException {
        assertThat(Client.api(simulator).post(single, "{}").status()).isEqualTo(404);
    }
}
