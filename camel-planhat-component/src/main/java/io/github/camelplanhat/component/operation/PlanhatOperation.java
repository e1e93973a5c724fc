/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import org.apache.camel.Exchange;

/** What an endpoint does with a message. Thread-safe; holds no state of a message. */
@FunctionalInterface
public interface PlanhatOperation {
    /**
     * Takes what it needs from the message, calls Planhat, and leaves the result as the message's body.
     *
     * @throws io.github.camelplanhat.component.error.PlanhatException if Planhat refuses or cannot be reached
     * @throws IllegalArgumentException if the message lacks something, such as an id
     */
    void process(Exchange exchange);
}
