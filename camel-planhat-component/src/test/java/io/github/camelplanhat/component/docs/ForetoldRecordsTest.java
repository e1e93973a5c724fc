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

/** The Java example of docs/component.md for dry runs; ComponentJavaDocTest compares the two. */
class ForetoldRecordsTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private PlanhatContext camel;

    @BeforeEach
    void start() throws Exception {
        camel = new PlanhatContext(planhat.simulator());
        camel.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:foretell").to("planhat:company/bulkUpsert?dryRun=true&outcomes=all");
                from("direct:foretell-one").to("planhat:company/update?dryRun=true");
            }
        });
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void eachTellsWhatWouldHappen() {
        String id = planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));

        assertThat(camel.send(
                                "direct:foretell",
                                List.of(Map.of("externalId", "A-1", "name", "Acme"), Map.of("name", "New")),
                                BulkOutcome.class)
                        .getRecords())
                .extracting(RecordOutcome::status)
                .containsExactly(OutcomeStatus.UNCHANGED, OutcomeStatus.WOULD_CREATE);
        assertThat(camel.send("direct:foretell-one", Map.of("_id", id, "name", "Acme 2"), BulkOutcome.class)
                        .getWouldUpdate())
                .isEqualTo(1);
        assertThat(planhat.simulator().records(PlanhatObject.COMPANY))
                .singleElement()
                .satisfies(company -> assertThat(company).containsEntry("name", "Acme"));
    }
}
