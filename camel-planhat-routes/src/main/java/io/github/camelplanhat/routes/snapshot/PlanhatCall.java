/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.util.function.Consumer;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;

import io.github.camelplanhat.component.PlanhatConstants;

/** A producer of the component, outside of any route: an exchange of a route would end a streamed list with itself. */
public final class PlanhatCall implements AutoCloseable {
    private final Endpoint endpoint;
    private final Producer producer;

    public PlanhatCall(Endpoint endpoint) {
        this.endpoint = endpoint;
        try {
            producer = endpoint.createProducer();
            producer.start();
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** @param id {@code _id} of the record that is meant, or null */
    public Exchange send(String id) {
        return sendFilled(exchange -> exchange.getMessage().setHeader(PlanhatConstants.ID, id));
    }

    /** @param body what the operation takes */
    public Exchange sendBody(Object body) {
        return sendFilled(exchange -> exchange.getMessage().setBody(body));
    }

    /** @param input fills the message before it is sent */
    public Exchange sendFilled(Consumer<Exchange> input) {
        Exchange exchange = endpoint.createExchange();
        input.accept(exchange);
        try {
            producer.process(exchange);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        return exchange;
    }

    public static long calls(Exchange answer) {
        return answer.getMessage().getHeader(PlanhatConstants.CALLS, 0L, Long.class);
    }

    @Override
    public void close() {
        producer.stop();
    }
}
