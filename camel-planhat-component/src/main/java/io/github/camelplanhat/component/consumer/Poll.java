/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.List;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.client.PlanhatClient;

/** One run of a consumer: how its source reaches Planhat, and the route. */
interface Poll {
    /** The consumer's own client; it is closed when the consumer is stopped or suspended. */
    PlanhatClient client();

    /** An exchange that never reaches the route, for operations that read from one and write to one. */
    Exchange scratch();

    /** Whether the consumer still runs; if not, the source returns as soon as it can. */
    boolean goesOn();

    /**
     * Hands a batch to the route, one exchange each, and waits for every one. A failure goes to the exception handler, and the
     * next exchange follows.
     *
     * @return how many were handed over: fewer than the batch has if the consumer was stopped meanwhile
     */
    int deliver(List<Emission> batch);
}
