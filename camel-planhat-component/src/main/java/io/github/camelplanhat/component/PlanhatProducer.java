/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

import io.github.camelplanhat.component.health.ProducerHealth;
import io.github.camelplanhat.component.operation.PlanhatOperation;

/** Runs the endpoint's one operation. Synchronous: waiting for Planhat and its quota is the route's back-pressure. */
class PlanhatProducer extends DefaultProducer {
    private PlanhatOperation operation;
    private ProducerHealth.Watch health;

    PlanhatProducer(PlanhatEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        PlanhatEndpoint endpoint = (PlanhatEndpoint) getEndpoint();
        operation = endpoint.createOperation();
        health = endpoint.getComponent().watchHealth(endpoint.getObject() + "/" + endpoint.getOperation());
    }

    @Override
    protected void doStop() throws Exception {
        if (health != null) {
            health.close();
            health = null;
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        // A stopping producer may still have exchanges under way.
        ProducerHealth.Watch watch = health;
        try {
            operation.process(exchange);
            ended(watch, null);
        } catch (RuntimeException e) {
            ended(watch, e);
            throw e;
        }
    }

    private static void ended(ProducerHealth.Watch watch, RuntimeException failure) {
        if (watch != null) {
            watch.ended(failure);
        }
    }
}
