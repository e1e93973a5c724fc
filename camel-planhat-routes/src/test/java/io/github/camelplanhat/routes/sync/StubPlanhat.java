/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;

/** Takes the place of the planhat: component, where a test needs answers that a server cannot be made to give. */
final class StubPlanhat extends DefaultComponent {
    /** What a batch is answered with. */
    interface Answer {
        Object to(List<Map<String, Object>> records) throws Exception;
    }

    /** Answers that every record was created, with one call. */
    static StubPlanhat creatingEverything() {
        return new StubPlanhat(StubPlanhat::created);
    }

    static BulkOutcome created(List<Map<String, Object>> records) {
        BulkOutcome outcome = new BulkOutcome();
        for (int i = 0; i < records.size(); i++) {
            outcome.add(new RecordOutcome(i, OutcomeStatus.CREATED, null, null, null, false, null));
        }
        outcome.addCalls(1, false);
        return outcome;
    }

    final List<List<Map<String, Object>>> batches = new CopyOnWriteArrayList<>();
    private final Answer answer;
    private final boolean remembers;

    StubPlanhat(Answer answer) {
        this(answer, true);
    }

    StubPlanhat(Answer answer, boolean remembers) {
        this.answer = answer;
        this.remembers = remembers;
        // Camel would wire it as if it were the component whose name it has.
        setAutowiredEnabled(false);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        parameters.clear();
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultProducer(this) {
                    @Override
                    public void process(Exchange exchange) throws Exception {
                        @SuppressWarnings("unchecked")
                        List<Map<String, Object>> records =
                                exchange.getMessage().getBody(List.class);
                        if (remembers) {
                            batches.add(records);
                        }
                        exchange.getMessage().setBody(answer.to(records));
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
