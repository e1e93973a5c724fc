/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** An exception handler that keeps what it gets. */
final class Failures implements ExceptionHandler {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    List<Throwable> list() {
        return failures;
    }

    @Override
    public void handleException(Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        failures.add(failure);
    }
}
