/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.CamelContextHelper;

/** Kills its own process, by the signal that nothing can catch, when one route is about to take a step for the n-th time. */
public final class KillAtStep implements InterceptStrategy, CamelContextAware {
    private final AtomicInteger steps = new AtomicInteger();
    private CamelContext context;
    private String route;
    private String step;
    private int time;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** A bean of the configuration comes too late for Camel to find it by its type, but before the routes. */
    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
        camelContext.getCamelContextExtension().addInterceptStrategy(this);
    }

    public void setRoute(String route) {
        this.route = route;
    }

    /** Part of the step's label, such as the method of a bean or the beginning of an endpoint. */
    public void setStep(String step) {
        this.step = step;
    }

    /** From 1. */
    public void setTime(int time) {
        this.time = time;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        if (!route.equals(CamelContextHelper.getRouteId(definition))
                || !definition.getLabel().contains(step)) {
            return target;
        }
        return exchange -> {
            if (steps.incrementAndGet() == time) {
                kill();
            }
            target.process(exchange);
        };
    }

    private static void kill() throws IOException {
        new ProcessBuilder("sh", "-c", "kill -KILL " + ProcessHandle.current().pid()).start();
        while (true) {
            LockSupport.park();
        }
    }
}
