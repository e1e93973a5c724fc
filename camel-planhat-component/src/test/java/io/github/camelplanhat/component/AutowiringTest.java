/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.client.AttemptResult;
import io.github.camelplanhat.component.client.CallInfo;
import io.github.camelplanhat.component.client.CallObserver;
import io.github.camelplanhat.component.client.Priority;
import io.github.camelplanhat.component.client.Quota;
import io.github.camelplanhat.component.client.QuotaSnapshot;
import io.github.camelplanhat.component.client.QuotaWaitException;
import io.github.camelplanhat.component.client.StopSignal;
import io.github.camelplanhat.component.outcome.OutcomeOverflow;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Beans that a component takes out of Camel's registry by itself, because there is one of the type. */
class AutowiringTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final DefaultCamelContext camel = new DefaultCamelContext();

    private void bind(String name, Object bean) {
        camel.getRegistry().bind(name, bean);
    }

    private PlanhatComponent add(String name, PlanhatComponent component) {
        PlanhatContext.options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        camel.addComponent(name, component);
        camel.start();
        return component;
    }

    private PlanhatComponent add(String name) {
        return add(name, new PlanhatComponent());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Exchange send(String uri) {
        Exchange done = camel.createProducerTemplate()
                .request(uri, e -> e.getMessage().setBody(List.of(Map.of("externalId", "no-name"))));
        assertThat(done.getException()).isNull();
        return done;
    }

    private String authorization() {
        List<JournalEntry> calls = planhat.simulator().journal().entries();
        return calls.get(calls.size() - 1).header("Authorization").orElse("");
    }

    @Test
    void theOneQuota() {
        CountingQuota quota = new CountingQuota();
        bind("anything", quota);
        add("planhat");

        send("planhat:user/list");

        assertThat(quota.granted).hasPositiveValue();
    }

    @Test
    void aFurtherInstanceTakesOnlyWhatItsOptionsName() {
        CountingQuota quota = new CountingQuota();
        bind("anything", quota);
        add("north");

        send("north:user/list");

        assertThat(quota.granted).hasValue(0);
    }

    @Test
    void ofTwoQuotasNone() {
        CountingQuota one = new CountingQuota();
        CountingQuota other = new CountingQuota();
        bind("one", one);
        bind("other", other);
        add("planhat");

        send("planhat:user/list");

        assertThat(one.granted).hasValue(0);
        assertThat(other.granted).hasValue(0);
    }

    @Test
    void theOneSupplierOfTokens() {
        planhat.simulator().tokens().add("test-token-supplied");
        AccessTokenSupplier tokens = () -> "test-token-supplied";
        bind("anything", tokens);
        add("planhat").getConfiguration().setAccessToken(null);

        send("planhat:user/list");

        assertThat(authorization()).isEqualTo("Bearer test-token-supplied");
    }

    @Test
    void aTokenOfTheComponentGoesBeforeASupplier() {
        AccessTokenSupplier tokens = () -> "test-token-supplied";
        bind("anything", tokens);
        add("planhat");

        send("planhat:user/list");

        assertThat(authorization()).isEqualTo("Bearer test-token");
    }

    @Test
    void aSupplierOfTheEndpointGoesBeforeATokenOfTheComponent() {
        planhat.simulator().tokens().add("test-token-supplied");
        Supplier<String> tokens = () -> "test-token-supplied";
        bind("tokens", tokens);
        add("planhat");

        send("planhat:user/list?accessTokenSupplier=#bean:tokens");

        assertThat(authorization()).isEqualTo("Bearer test-token-supplied");
    }

    @Test
    void noOtherSupplierIsTakenForOneOfTokens() {
        AtomicInteger asked = new AtomicInteger();
        Supplier<String> something = () -> "secret-of-somebody-else" + asked.incrementAndGet();
        bind("anything", something);
        PlanhatComponent component = add("planhat");

        send("planhat:user/list");

        assertThat(component.getConfiguration().getAccessTokenSupplier()).isNull();
        assertThat(asked).hasValue(0);
    }

    @Test
    void theOneOverflowOfOutcomes() {
        List<RecordOutcome> more = new CopyOnWriteArrayList<>();
        OutcomeOverflow overflow = more::add;
        bind("anything", overflow);
        add("planhat").getConfiguration().setMaxOutcomes(0);

        send("planhat:company/bulkUpsert");

        assertThat(more).hasSize(1);
    }

    @Test
    void theOneObserver() {
        List<String> told = new CopyOnWriteArrayList<>();
        CallObserver observer = new CallObserver() {
            @Override
            public void finished(CallInfo call, AttemptResult result) {
                told.add(call.object());
            }
        };
        bind("anything", observer);
        add("planhat");

        send("planhat:user/list");

        assertThat(told).containsOnly("user");
    }

    @Test
    void anInstanceWithAQuotaOfItsOwnKeepsIt() {
        CountingQuota common = new CountingQuota();
        CountingQuota own = new CountingQuota();
        bind("common", common);
        PlanhatComponent component = new PlanhatComponent();
        component.getConfiguration().setQuota(own);
        add("planhat", component);

        send("planhat:user/list");

        assertThat(common.granted).hasValue(0);
        assertThat(own.granted).hasPositiveValue();
    }

    @Test
    void anInstanceCanRefuseToBeAutowired() {
        CountingQuota common = new CountingQuota();
        bind("common", common);
        PlanhatComponent component = new PlanhatComponent();
        component.setAutowiredEnabled(false);
        add("planhat", component);

        send("planhat:user/list");

        assertThat(common.granted).hasValue(0);
        assertThat(component.quota())
                .get()
                .extracting(QuotaSnapshot::usedThisMinute)
                .isNotEqualTo(0);
    }

    private static final class CountingQuota implements Quota {
        private final Quota real = Quota.sliding(200, 150, 50);
        private final AtomicInteger granted = new AtomicInteger();

        @Override
        public Permit acquire(Priority priority, Duration longestWait, StopSignal stop)
                throws InterruptedException, QuotaWaitException {
            granted.incrementAndGet();
            return real.acquire(priority, longestWait, stop);
        }

        @Override
        public void closeFor(Duration pause) {
            real.closeFor(pause);
        }

        @Override
        public QuotaSnapshot snapshot() {
            return real.snapshot();
        }
    }
}
