/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.ErrorBody;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.Operation.CREATE;
import static io.github.camelplanhat.model.Operation.UPDATE;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

/** API sheet, sections 1.2, 1.5 and 1.6. */
class AuthTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    private final PlanhatSimulator simulator = planhat.simulator();

    private int statusWith(String authorization) throws IOException {
        return Client.anonymous(simulator)
                .header("Authorization", authorization)
                .get("/companies")
                .status();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    class Credentials {
        @Test
        void aBearerTokenIsAccepted() throws IOException {
            assertThat(statusWith("Bearer test-token")).isEqualTo(200);
        }

        @Test
        void theTokenAsUserOfBasicIsAccepted() throws IOException {
            assertThat(statusWith(basic("test-token:"))).isEqualTo(200);
        }

        @Test
        void basicWithoutTheColonIs401() throws IOException {
            assertThat(statusWith(basic("test-token"))).isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer wrong", "test-token", "Bearer ", "Basic !!!", "bearer test-token"})
        void anythingElseIs401(String authorization) throws IOException {
            assertThat(statusWith(authorization)).isEqualTo(401);
        }

        @Test
        void noHeaderIs401() throws IOException {
            assertThat(Client.anonymous(simulator).get("/companies").status()).isEqualTo(401);
        }

        @Test
        void anUnknownPathIs401WithoutATokenAnd404WithOne() throws IOException {
            assertThat(Client.anonymous(simulator).get("/unknown").status()).isEqualTo(401);
            assertThat(Client.api(simulator).get("/unknown").status()).isEqualTo(404);
        }
    }

    @Nested
    class Rotation {
        @Test
        void afterARotationOnlyTheNewTokenCounts() throws IOException {
            simulator.tokens().rotate("next-token");
            assertThat(statusWith("Bearer test-token")).isEqualTo(401);
            assertThat(statusWith("Bearer next-token")).isEqualTo(200);
        }

        @Test
        void twoTokensAreValidUntilOneIsRevoked() throws IOException {
            simulator.tokens().add("next-token");
            assertThat(statusWith("Bearer test-token")).isEqualTo(200);
            simulator.tokens().revoke("test-token");
            assertThat(statusWith("Bearer test-token")).isEqualTo(401);
        }

        @Test
        void noTokenIsPrinted() {
            assertThat(simulator.tokens().toString()).doesNotContain("test-token");
            assertThat(simulator.toString()).doesNotContain("test-token", simulator.tenantToken());
        }
    }

    @Nested
    class DeniedParts {
        @Test
        void aBulkCallMayUpdateButNotCreate() throws IOException {
            simulator.seed(COMPANY, Map.of("name", "There", "externalId", "a"));
            simulator.permissions().deny(COMPANY, CREATE);
            Reply reply = Client.api(simulator)
                    .put("/companies", "[{'externalId':'a','name':'New name'},{'externalId':'b','name':'B'}]");
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.at("/updated").asInt()).isEqualTo(1);
            assertThat(reply.at("/permissionErrors/0/item/externalId").asText()).isEqualTo("b");
        }

        @Test
        void aBulkCallOfWhichNothingIsAllowedIs403WithTheBulkObject() throws IOException {
            simulator.permissions().deny(COMPANY, CREATE, UPDATE);
            Reply reply = Client.api(simulator).put("/companies", "[{'externalId':'b','name':'B'}]");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.at("/permissionErrors")).hasSize(1);
            assertThat(reply.at("/created").asInt()).isZero();
        }

        @Test
        void everythingIsAllowedAgainAfterClear() throws IOException {
            simulator.permissions().deny(COMPANY);
            assertThat(Client.api(simulator).get("/companies").status()).isEqualTo(403);
            simulator.permissions().clear();
            assertThat(Client.api(simulator).get("/companies").status()).isEqualTo(200);
        }
    }

    @Nested
    class ErrorBodies {
        private Reply error(ErrorBody shape) throws IOException {
            simulator.behaviour(Behaviour.defaults().with(shape));
            return Client.api(simulator).get("/companies/none");
        }

        @Test
        void aMessageInJson() throws IOException {
            Reply reply = error(ErrorBody.JSON_MESSAGE);
            assertThat(reply.at("/message").asText()).isEqualTo("company not found");
            assertThat(reply.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        }

        @Test
        void plainText() throws IOException {
            Reply reply = error(ErrorBody.TEXT);
            assertThat(reply.text()).isEqualTo("company not found");
            assertThat(reply.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        }

        @Test
        void nothing() throws IOException {
            Reply reply = error(ErrorBody.EMPTY);
            assertThat(reply.text()).isEmpty();
            assertThat(reply.status()).isEqualTo(404);
        }

        @Test
        void theBulkObject() throws IOException {
            Reply reply = error(ErrorBody.BULK_OBJECT);
            assertThat(reply.at("/validationErrors/0/error").asText()).isEqualTo("company not found");
            assertThat(reply.at("/createdErrors")).isEmpty();
        }
    }
}
