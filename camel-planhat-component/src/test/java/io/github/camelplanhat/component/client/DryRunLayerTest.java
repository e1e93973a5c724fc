/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.simulator.PlanhatSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The last guard, for a path to Planhat that forgot that nothing may be written. */
class DryRunLayerTest {
    private static PlanhatClient client(PlanhatSimulator planhat) {
        return new PlanhatClient(ClientSettings.builder()
                .baseUrl(planhat.baseUrl())
                .analyticsUrl(planhat.analyticsUrl())
                .accessToken(planhat::token)
                .dryRun(true)
                .build());
    }

    private static PlanhatCall<Integer> call(String method, PlanhatCall.Host host) {
        return PlanhatCall.to(method, "/companies", (status, body) -> status)
                .host(host)
                .named("company", "create")
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void nothingPassesThatWrites(String method) {
        try (PlanhatSimulator planhat = PlanhatSimulator.builder().start();
                PlanhatClient client = client(planhat)) {
            for (PlanhatCall.Host host : PlanhatCall.Host.values()) {
                assertThatThrownBy(() -> client.send(call(method, host)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("dryRun=true: company/create would have sent a " + method);
            }
            assertThat(planhat.journal().entries()).isEmpty();
        }
    }

    @Test
    void readsDo() {
        try (PlanhatSimulator planhat = PlanhatSimulator.builder().start();
                PlanhatClient client = client(planhat)) {
            assertThat(client.send(call("GET", PlanhatCall.Host.API)).status()).isEqualTo(200);
        }
    }
}
