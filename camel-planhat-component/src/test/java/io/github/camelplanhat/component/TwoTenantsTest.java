/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Two component instances in one context, with a tenant each. */
class TwoTenantsTest {
    @RegisterExtension
    final PlanhatExtension north =
            PlanhatExtension.of(PlanhatSimulator.builder().token("test-token-north"));

    @RegisterExtension
    final PlanhatExtension south =
            PlanhatExtension.of(PlanhatSimulator.builder().token("test-token-south"));

    private final CamelContext camel = new DefaultCamelContext();
    private PlanhatComponent northern;
    private PlanhatComponent southern;

    @BeforeEach
    void start() {
        northern = component("north", north);
        southern = component("south", south);
        camel.start();
    }

    private PlanhatComponent component(String scheme, PlanhatExtension planhat) {
        PlanhatComponent component = new PlanhatComponent();
        PlanhatContext.options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        component.getConfiguration().setAccessToken(planhat.simulator().token());
        component.getConfiguration().setCallsPerMinute(3);
        component.getConfiguration().setQuotaWait(0);
        camel.addComponent(scheme, component);
        return component;
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Exchange send(String uri) {
        return camel.createProducerTemplate()
                .request(uri, e -> e.getMessage().setBody(List.of(Map.of("externalId", "a", "name", "A"))));
    }

    @Test
    void eachWritesToItsOwn() {
        send("north:company/bulkUpsert");

        assertThat(north.simulator().journal().entries())
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).contains("Bearer test-token-north"));
        assertThat(south.simulator().journal().entries()).isEmpty();
    }

    @Test
    void theQuotaOfOneIsNotThatOfTheOther() {
        for (int i = 0; i < 3; i++) {
            assertThat(send("north:company/list").getException()).isNull();
        }

        assertThat(send("north:company/list").getException()).isInstanceOf(PlanhatUnavailableException.class);
        assertThat(send("south:company/list").getException()).isNull();
    }

    @Test
    void endpointsOfOneComponentShareItsQuotaWhateverTheirOptions() {
        send("north:company/list");
        send("north:company/list?responseTimeout=30s");
        send("north:company/list?maxRetries=1&priority=backfill");

        assertThat(send("north:company/list?connectTimeout=3s").getException())
                .isInstanceOf(PlanhatUnavailableException.class)
                .hasMessageContaining("quotaWait");
    }

    @Test
    void evenWithEqualOptionsTheyShareNoClientAndNoQuota() {
        PlanhatConfiguration equal = northern.getConfiguration().copy();

        assertThat(northern.connect(equal).client())
                .isSameAs(northern.connect(equal.copy()).client())
                .isNotSameAs(southern.connect(equal).client());
        assertThat(northern.connect(equal).client().quota())
                .isNotSameAs(southern.connect(equal).client().quota());
    }

    @Test
    void aTokenThatIsRevokedForOneStaysGoodForTheOther() {
        north.simulator().tokens().revoke("test-token-north");

        assertThat(send("north:company/list").getException()).isInstanceOf(PlanhatUnauthorizedException.class);
        assertThat(send("south:company/list").getException()).isNull();
    }

    @Test
    void stoppingOneLeavesTheOtherRunning() {
        send("north:company/list");
        northern.stop();

        assertThat(send("south:company/list").getException()).isNull();
    }

    @Test
    void aComponentThatWasStoppedCanBeStartedAgain() {
        send("south:company/list");
        southern.stop();
        southern.start();

        assertThat(send("south:user/list").getException()).isNull();
    }

    @Test
    void aComponentThatNeverStartedCanBeStopped() {
        PlanhatComponent idle = new PlanhatComponent();
        idle.setCamelContext(camel);

        assertThatCode(idle::stop).doesNotThrowAnyException();
    }
}
