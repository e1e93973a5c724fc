/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.changes.MemoryFingerprintStore;

import static org.assertj.core.api.Assertions.assertThat;

class ShutdownTest extends ConsumerTest {
    @Test
    void doesNotWaitForWhatAFailedPollLeftUndone() throws Exception {
        companies(150);
        MemoryFingerprintStore room = new MemoryFingerprintStore(0);
        route("planhat:company/changes?firstRun=created", options -> options.setFingerprintStore(room));
        Failures failures = failures();
        poll();
        assertThat(failures.list()).isNotEmpty();

        consumer().deferShutdown(ShutdownRunningTask.CompleteAllTasks);

        assertThat(consumer().getPendingExchangesSize()).isZero();
    }

    @Test
    void aConsumerThatIsSuspendedInTheMiddleOfAPageSendsNoFurtherExchange() throws Exception {
        companies(5);
        routes(options -> {}, new RouteBuilder() {
            @Override
            public void configure() {
                from(byHand("planhat:company/changes?firstRun=created"))
                        .routeId(ROUTE)
                        .process(exchange -> consumer().suspend())
                        .to("mock:out");
            }
        });

        poll();

        assertThat(received()).hasSize(1);
        consumer().resume();
        assertThat(polled()).hasSize(1);
    }
}
