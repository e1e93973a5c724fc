/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.util.ObjectHelper;

import io.github.camelplanhat.routes.source.VendorSource;
import io.github.camelplanhat.routes.source.WatermarkTime;

/**
 * The steps of {@code planhat-salesforce-source} that YAML cannot say: {@link #rows} for a sync; for each page
 * {@link #begin}, then {@link #prepare} and {@link #received} or {@link #failed} for each attempt.
 */
public final class SalesforceSource extends VendorSource<SalesforceCall> {
    private static final String OPERATION = "salesforceOperation";

    private final SalesforceSettings settings;

    public SalesforceSource() {
        this(new SalesforceSettings());
    }

    private SalesforceSource(SalesforceSettings settings) {
        super("salesforce", SalesforceCall.class, settings);
        this.settings = settings;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public SalesforceSettings getSettings() {
        return settings;
    }

    @Override
    public void start() {
        super.start();
        settings.check();
    }

    /** Answers with the rows since the watermark, or with all of them if there is none. */
    public void rows(Exchange exchange) {
        SalesforceCall query = settings.query(WatermarkTime.of(exchange.getVariable("watermark")));
        exchange.getMessage().setBody(new SalesforceRows(this::call, query, clock().instant()));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> call(SalesforceCall call) {
        Exchange answer = request(call);
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

    /** The body of all three operations is their text. */
    public void prepare(Exchange exchange) {
        SalesforceCall call = call(exchange);
        countAttempt(exchange);
        exchange.setVariable(OPERATION, call.operation());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(call.text());
    }

    /** Ends the attempts. */
    public void received(Exchange exchange) {
        again(exchange, false);
    }

    /** Has a passing failure tried again, and throws on any other. */
    public void failed(Exchange exchange) {
        // That of a login is wrapped.
        SalesforceException cause = ObjectHelper.getException(
                SalesforceException.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        SalesforceFailure failure = new SalesforceFailure(cause, call(exchange));
        if (!failure.passesBy() || !mayTryAgain(exchange)) {
            throw failure.exception(attempts(exchange));
        }
        pause(exchange, null);
    }
}
