/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

import io.github.camelplanhat.component.client.CallObserver;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.health.ProducerHealth;
import io.github.camelplanhat.component.operation.PlanhatOperation;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/** Runs the endpoint's one operation. Synchronous: waiting for Planhat and its quota is the route's back-pressure. */
class PlanhatProducer extends DefaultProducer {
    private PlanhatConnection connection;
    private PlanhatOperation operation;
    private CallObserver observer;
    private ProducerHealth.Watch health;

    PlanhatProducer(PlanhatEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        PlanhatEndpoint endpoint = endpoint();
        connection = endpoint.getComponent().connect(endpoint.getConfiguration());
        operation = endpoint.createOperation(connection);
        observer = connection.client().observer();
        health = endpoint.getComponent().watchHealth(endpoint.getObject() + "/" + endpoint.getOperation());
    }

    @Override
    protected void doStop() throws Exception {
        if (health != null) {
            health.close();
            health = null;
        }
        if (connection != null) {
            connection.release().run();
            connection = null;
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        // A stopping producer may still have exchanges under way.
        ProducerHealth.Watch watch = health;
        Object before = exchange.getMessage().getBody();
        try {
            markDryRun(exchange);
            operation.process(exchange);
            if (exchange.getMessage().getBody() instanceof BulkOutcome outcome && outcome != before) {
                told(outcome);
            }
            ended(watch, null);
        } catch (RuntimeException e) {
            if (e instanceof PlanhatException failure && failure.getOutcome() != null) {
                told(failure.getOutcome());
            }
            ended(watch, e);
            throw e;
        }
    }

    /** Whoever reads the message later must not take one for the other, whatever came with it. */
    private void markDryRun(Exchange exchange) {
        if (PlanhatOperations.writes(endpoint().getObject(), endpoint().getOperation())) {
            if (endpoint().getConfiguration().isDryRun()) {
                exchange.getMessage().setHeader(PlanhatConstants.DRY_RUN, true);
            } else {
                exchange.getMessage().removeHeader(PlanhatConstants.DRY_RUN);
            }
        }
    }

    private void told(BulkOutcome outcome) {
        observer.outcome(endpoint().getObject(), endpoint().getOperation(), outcome);
    }

    private static void ended(ProducerHealth.Watch watch, RuntimeException failure) {
        if (watch != null) {
            watch.ended(failure);
        }
    }

    private PlanhatEndpoint endpoint() {
        return (PlanhatEndpoint) getEndpoint();
    }
}
