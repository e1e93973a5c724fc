/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.util.List;
import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The Java example of docs/component.md for records that are there or not; ComponentJavaDocTest compares the two. */
class ExistingRecordsTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private PlanhatContext camel;

    @BeforeEach
    void start() throws Exception {
        camel = new PlanhatContext(planhat.simulator());
        camel.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:update").to("planhat:company/bulkUpdate?onRefused=fail");
                from("direct:insert").to("planhat:company/bulkInsert?outcomes=all");
                from("direct:delete").to("planhat:company/bulkDelete");
                from("direct:copy").to("planhat:timeEntry/duplicate");
            }
        });
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void eachOperationDoesItsPart() {
        List<Map<String, Object>> records = List.of(Map.of("externalId", "A-1", "name", "Acme"));

        assertThat(camel.send("direct:insert", records, BulkOutcome.class).getRecords())
                .extracting(RecordOutcome::status)
                .containsExactly(OutcomeStatus.CREATED);
        assertThat(camel.send("direct:update", records, BulkOutcome.class).getUnchanged())
                .isEqualTo(1);
        assertThat(camel.send("direct:delete", records, BulkOutcome.class).getDeleted())
                .isEqualTo(1);
        String entry = planhat.simulator()
                .seed(PlanhatObject.TIME_ENTRY, Map.of("date", "2026-01-05T00:00:00.000Z", "hours", 1));
        assertThat(camel.send("direct:copy", List.of(entry), BulkOutcome.class).getCreated())
                .isEqualTo(1);
    }
}
