/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Polls at the times of a cron expression, by Camel's own scheduler for it. */
class ScheduleTest extends ConsumerTest {
    @Test
    void quartzPollsByACronExpression() throws Exception {
        company("Acme");
        routes(options -> {}, new RouteBuilder() {
            @Override
            public void configure() {
                from("planhat:company/list?scheduler=quartz&scheduler.cron=RAW(0/1 * * * * ?)")
                        .routeId(ROUTE)
                        .to("mock:out");
            }
        });
        out().expectedMinimumMessageCount(2);

        out().assertIsSatisfied();
        assertThat(consumer().getScheduler().getClass().getName()).contains("Quartz");
    }

    @Test
    void aRecordCanBeFetchedByPollEnrich() throws Exception {
        company("Acme");
        routes(options -> {}, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").pollEnrich("planhat:company/list?initialDelay=0", 10_000);
            }
        });

        assertThat(camel.send("direct:in", null, Object.class))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "Acme");
    }
}
