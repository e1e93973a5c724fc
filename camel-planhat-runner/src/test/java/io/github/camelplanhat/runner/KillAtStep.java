/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;

/** Kills its own process, by the signal that nothing can catch, before the n-th step that one route takes. */
public final class KillAtStep implements InterceptStrategy {
    private final AtomicInteger steps = new AtomicInteger();
    private String route;
    private int step;

    public void setRoute(String route) {
        this.route = route;
    }

    /** From 1. */
    public void setStep(int step) {
        this.step = step;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return exchange -> {
            if (route.equals(exchange.getFromRouteId()) && steps.incrementAndGet() == step) {
                System.err.println("killed before " + definition.getShortName() + " " + definition.getLabel());
                kill();
            }
            target.process(exchange);
        };
    }

    private static void kill() throws IOException {
        new ProcessBuilder(
                        "kill", "-KILL", Long.toString(ProcessHandle.current().pid()))
                .start();
        while (true) {
            LockSupport.park();
        }
    }
}
