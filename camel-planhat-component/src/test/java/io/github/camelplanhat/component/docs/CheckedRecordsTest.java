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

/** The Java example of docs/component.md for checks before writing; ComponentJavaDocTest compares the two. */
class CheckedRecordsTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private PlanhatContext camel;

    @BeforeEach
    void start() throws Exception {
        camel = new PlanhatContext(planhat.simulator());
        camel.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:checked").to("planhat:company/bulkUpsert?validate=refuse");
            }
        });
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void aMisspeltKeyIsRefused() {
        BulkOutcome outcome =
                camel.send("direct:checked", List.of(Map.of("externalID", "A-1", "name", "Acme")), BulkOutcome.class);

        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(OutcomeStatus.REFUSED);
        assertThat(planhat.simulator().count(PlanhatObject.COMPANY)).isZero();
    }
}
