/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuthLayerTest {
    private static final String TENANT = "test-tenant";

    private final List<String> headers = new ArrayList<>();
    private final Layer next = new Layer() {
        @Override
        public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
            headers.add(attempt.credential().header());
            return new PlanhatAnswer<>(200, null, 1, false);
        }
    };

    private void send(PlanhatCall<?> call, Supplier<String> token, String tenant) {
        ClientSettings settings =
                ClientSettings.builder().accessToken(token).tenantToken(tenant).build();
        new AuthLayer(next, settings).send(call, Attempt.first(new Deadline(TimeSource.system(), 1)));
    }

    @Nested
    class Api {
        private final PlanhatCall<String> call = Calls.get("/companies").build();

        @Test
        void aCallCarriesTheToken() {
            send(call, () -> "test-token", null);

            assertThat(headers).containsExactly("Bearer test-token");
        }

        @Test
        void theTokenIsAskedForAtEveryAttempt() {
            Iterator<String> tokens = List.of("first", "second").iterator();
            ClientSettings settings =
                    ClientSettings.builder().accessToken(tokens::next).build();
            AuthLayer layer = new AuthLayer(next, settings);

            layer.send(call, Attempt.first(new Deadline(TimeSource.system(), 1)));
            layer.send(call, Attempt.first(new Deadline(TimeSource.system(), 1)));

            assertThat(headers).containsExactly("Bearer first", "Bearer second");
        }

        @Test
        void spaceAroundTheTokenIsIgnored() {
            send(call, () -> " test-token\n", null);

            assertThat(headers).containsExactly("Bearer test-token");
        }

        @Test
        void aMissingTokenIsNamedBeforeTheCall() {
            assertThatThrownBy(() -> send(call, () -> null, null))
                    .isInstanceOf(PlanhatUnauthorizedException.class)
                    .hasMessageStartingWith("company/list was not sent: there is no token. Set accessToken");
            assertThat(headers).isEmpty();
        }

        @Test
        void aBlankTokenIsAMissingOne() {
            assertThatThrownBy(() -> send(call, () -> "  ", null)).hasMessageContaining("there is no token");
        }

        @ParameterizedTest
        @ValueSource(strings = {"hidden\r\nX-Other: 1", "hidden\nmore", "hid den", "hidden\u00e9", "hid\u0000den"})
        void aTokenThatWouldBreakTheHeaderIsRefusedWithoutShowingIt(String token) {
            assertThatThrownBy(() -> send(call, () -> token, null))
                    .isInstanceOf(PlanhatUnauthorizedException.class)
                    .hasMessageContaining("accessToken has a character at position")
                    .hasMessageNotContainingAny("hid");
            assertThat(headers).isEmpty();
        }

        @Test
        void aFailingSupplierIsNamed() {
            RuntimeException fault = new IllegalStateException("no network");

            assertThatThrownBy(() -> send(
                            call,
                            () -> {
                                throw fault;
                            },
                            null))
                    .isInstanceOf(PlanhatUnauthorizedException.class)
                    .hasMessageContaining("the accessTokenSupplier failed with java.lang.IllegalStateException")
                    .hasCause(fault);
        }
    }

    @Nested
    class Analytics {
        private PlanhatCall<String> to(String path) {
            return PlanhatCall.to("POST", path, Calls.TEXT)
                    .host(PlanhatCall.Host.ANALYTICS)
                    .build();
        }

        @Test
        void activitiesCarryNoHeader() {
            send(to("/analytics/bulk/" + TENANT), () -> "test-token", TENANT);

            assertThat(headers).containsExactly((String) null);
        }

        @Test
        void activitiesDoNotAskForAToken() {
            send(
                    to("/analytics/" + TENANT),
                    () -> {
                        throw new AssertionError("asked");
                    },
                    TENANT);

            assertThat(headers).hasSize(1);
        }

        @Test
        void metricsCarryTheTokenIfThereIsOne() {
            send(to("/dimensiondata/" + TENANT), () -> "test-token", TENANT);

            assertThat(headers).containsExactly("Bearer test-token");
        }

        @Test
        void metricsGoWithoutAToken() {
            send(to("/dimensiondata/" + TENANT), () -> null, TENANT);

            assertThat(headers).containsExactly((String) null);
        }

        @Test
        void segmentCarriesTheTenantTokenAsUser() {
            send(to("/dock/segment"), () -> "test-token", TENANT);

            assertThat(headers).containsExactly("Basic dGVzdC10ZW5hbnQ6");
        }

        @Test
        void segmentWithoutATenantTokenIsRefused() {
            assertThatThrownBy(() -> send(to("/dock/segment"), () -> "test-token", null))
                    .isInstanceOf(PlanhatUnauthorizedException.class)
                    .hasMessageContaining("tenantToken");
        }
    }
}
