/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.ErrorBody;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

class PlanhatExtensionTest {
    @RegisterExtension
    static final PlanhatExtension shared = PlanhatExtension.create();

    @RegisterExtension
    final PlanhatExtension own = PlanhatExtension.of(PlanhatSimulator.builder().token("own-token"));

    private final PlanhatSimulator simulator = shared.simulator();

    @BeforeEach
    void recordsMayBeSeededBeforeEachTest() {
        simulator.seed(COMPANY, Map.of("name", "A"));
    }

    @RepeatedTest(2)
    void everythingIsClearedBeforeEachTest() throws IOException {
        assertThat(simulator.count(COMPANY)).isEqualTo(1);
        assertThat(simulator.journal().entries()).isEmpty();
        assertThat(simulator.activities().refused()).isEmpty();
        assertThat(Client.api(simulator).get("/companies/x").at("/message").asText())
                .isNotEmpty();
        simulator.permissions().deny(COMPANY);
        simulator.tokens().rotate("other-token");
        simulator.faults().next().always().status(500);
        simulator.behaviour(Behaviour.defaults().with(ErrorBody.EMPTY));
        simulator.latency(Duration.ofMillis(1));
        Client.analytics(simulator).post("/analytics/x", "{}");
    }

    @Test
    void anExtensionOfOneTestHasItsOwnSimulator() throws IOException {
        assertThat(own.baseUrl()).isNotEqualTo(shared.baseUrl());
        assertThat(Client.api(own.simulator()).get("/companies").status()).isEqualTo(200);
    }

    @Nested
    class Inner {
        @Test
        void nestedTestsUseTheSameSimulator() throws IOException {
            assertThat(Client.api(simulator).get("/companies").json()).hasSize(1);
        }
    }

    @Nested
    class InnerToo {
        @Test
        void itOutlivesTheFirstNestedClass() throws IOException {
            assertThat(Client.api(simulator).get("/companies").json()).hasSize(1);
        }
    }
}
