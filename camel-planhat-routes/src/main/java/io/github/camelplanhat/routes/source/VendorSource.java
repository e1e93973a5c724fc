/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.time.Clock;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What the steps of all vendors' sources have in common. A source's route is called in two ways: by a sync, which gets a
 * lazy iterator of rows, and by that iterator, with a call for each page. The latter runs {@link #begin} once, and then
 * attempts until the variable {@code <vendor>Again} is false, with a pause of {@code <vendor>Pause} milliseconds between
 * them.
 *
 * @param <C> a call of the vendor's API
 */
public abstract class VendorSource<C> implements CamelContextAware, AutoCloseable {
    private final String vendor;
    private final Class<C> callType;
    private final VendorSettings parameters;
    private CamelContext context;
    private ProducerTemplate template;
    private RetryPolicy retries;
    private Clock clock;

    /** @param vendor prefix of the variables and properties */
    protected VendorSource(String vendor, Class<C> callType, VendorSettings parameters) {
        this.vendor = vendor;
        this.callType = callType;
        this.parameters = parameters;
    }

    @Override
    public final CamelContext getCamelContext() {
        return context;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        retries = parameters.retries();
        Clock brought = context.getRegistry().findSingleByType(Clock.class);
        clock = brought != null ? brought : Clock.systemUTC();
        template = context.createProducerTemplate();
    }

    @Override
    public final void close() {
        ServiceHelper.stopService(template);
    }

    protected final Clock clock() {
        return clock;
    }

    /** The exchange of a call by the source's own route. */
    protected final Exchange request(C call) {
        return template.request(
                "direct:" + parameters.getName(), e -> e.getMessage().setBody(call));
    }

    /** Takes the call out of the body. */
    public final void begin(Exchange exchange) {
        exchange.setProperty(vendor + "Call", exchange.getMessage().getBody(callType));
        exchange.setProperty(vendor + "Attempts", 0);
        again(exchange, true);
        exchange.setVariable(vendor + "Pause", 0L);
    }

    protected final C call(Exchange exchange) {
        return exchange.getProperty(vendor + "Call", callType);
    }

    protected final int attempts(Exchange exchange) {
        return exchange.getProperty(vendor + "Attempts", 0, int.class);
    }

    protected final void countAttempt(Exchange exchange) {
        exchange.setProperty(vendor + "Attempts", attempts(exchange) + 1);
    }

    protected final void again(Exchange exchange, boolean again) {
        exchange.setVariable(vendor + "Again", again);
    }

    protected final boolean mayTryAgain(Exchange exchange) {
        return retries.allows(attempts(exchange));
    }

    /** @param retryAfter the header of the vendor's answer, or null */
    protected final void pause(Exchange exchange, String retryAfter) {
        exchange.setVariable(vendor + "Pause", retries.pause(attempts(exchange), retryAfter));
    }
}
