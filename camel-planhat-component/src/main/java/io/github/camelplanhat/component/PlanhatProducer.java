/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

import io.github.camelplanhat.component.operation.PlanhatOperation;

/** Runs the endpoint's one operation. Synchronous: waiting for Planhat and its quota is the route's back-pressure. */
class PlanhatProducer extends DefaultProducer {
    private PlanhatOperation operation;

    PlanhatProducer(PlanhatEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        operation = ((PlanhatEndpoint) getEndpoint()).createOperation();
    }

    @Override
    public void process(Exchange exchange) {
        operation.process(exchange);
    }
}
