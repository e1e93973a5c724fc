/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.time.Clock;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.ObjectHelper;

import io.github.camelplanhat.routes.source.RetryPolicy;
import io.github.camelplanhat.routes.source.WatermarkTime;

/**
 * The steps of {@code planhat-salesforce-source} that YAML cannot say. The route is called in two ways: by a sync, which
 * gets a lazy iterator from {@link #rows}, and by that iterator, with a {@link SalesforceCall} for each page. The latter
 * runs {@link #begin} once, then {@link #prepare} and {@link #received} or {@link #failed} for each attempt.
 */
public final class SalesforceSource implements CamelContextAware, AutoCloseable {
    private static final String CALL = "CamelPlanhatSalesforceCall";
    private static final String ATTEMPTS = "CamelPlanhatSalesforceAttempts";
    private static final String OPERATION = "salesforceOperation";
    private static final String AGAIN = "salesforceAgain";
    private static final String PAUSE = "salesforcePause";

    private final SalesforceSettings settings = new SalesforceSettings();
    private CamelContext context;
    private ProducerTemplate template;
    private RetryPolicy retries;
    private Clock clock;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public SalesforceSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        settings.check();
        retries = settings.retries();
        Clock brought = context.getRegistry().findSingleByType(Clock.class);
        clock = brought != null ? brought : Clock.systemUTC();
        template = context.createProducerTemplate();
    }

    @Override
    public void close() {
        ServiceHelper.stopService(template);
    }

    /** Answers with the rows since the watermark, or with all of them if there is none. */
    public void rows(Exchange exchange) {
        SalesforceCall query = settings.query(WatermarkTime.of(exchange.getVariable("watermark")));
        exchange.getMessage().setBody(new SalesforceRows(this::call, query, clock.instant()));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> call(SalesforceCall call) {
        Exchange answer = template.request(
                "direct:" + settings.getName(), e -> e.getMessage().setBody(call));
        Exception failure = answer.getException();
        if (failure instanceof SalesforceSourceException known) {
            throw known;
        } else if (failure != null) {
            throw new SalesforceSourceException(
                    "Salesforce's answer to a " + call.operation() + " cannot be used: " + failure.getMessage(),
                    failure);
        }
        return answer.getMessage().getBody(Map.class);
    }

    /** Takes the call out of the body. */
    public void begin(Exchange exchange) {
        exchange.setProperty(CALL, exchange.getMessage().getBody(SalesforceCall.class));
        exchange.setProperty(ATTEMPTS, 0);
        exchange.setVariable(AGAIN, true);
        exchange.setVariable(PAUSE, 0L);
    }

    /** The body of all three operations is their text. */
    public void prepare(Exchange exchange) {
        SalesforceCall call = call(exchange);
        exchange.setProperty(ATTEMPTS, attempts(exchange) + 1);
        exchange.setVariable(OPERATION, call.operation());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(call.text());
    }

    /** Ends the attempts. */
    public void received(Exchange exchange) {
        exchange.setVariable(AGAIN, false);
    }

    /** Has a passing failure tried again, and throws on any other. */
    public void failed(Exchange exchange) {
        // That of a login is wrapped.
        SalesforceException cause = ObjectHelper.getException(
                SalesforceException.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        SalesforceFailure failure = new SalesforceFailure(cause, call(exchange));
        if (!failure.passesBy() || !retries.allows(attempts(exchange))) {
            throw failure.exception(attempts(exchange));
        }
        exchange.setVariable(PAUSE, retries.pause(attempts(exchange), null));
    }

    private static SalesforceCall call(Exchange exchange) {
        return exchange.getProperty(CALL, SalesforceCall.class);
    }

    private static int attempts(Exchange exchange) {
        return exchange.getProperty(ATTEMPTS, 0, int.class);
    }
}
