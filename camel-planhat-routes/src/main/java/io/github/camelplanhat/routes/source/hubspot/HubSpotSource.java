/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelplanhat.routes.source.RetryPolicy;
import io.github.camelplanhat.routes.source.WatermarkTime;

/**
 * The steps of {@code planhat-hubspot-source} that YAML cannot say. The route is called in two ways: by a sync, which gets a
 * lazy iterator from {@link #rows}, and by that iterator, with a {@link HubSpotCall} for each page. The latter runs
 * {@link #begin} once, then {@link #prepare} and {@link #check} or {@link #lost} for each attempt.
 */
public final class HubSpotSource implements CamelContextAware, AutoCloseable {
    private static final String CALL = "CamelPlanhatHubSpotCall";
    private static final String ATTEMPTS = "CamelPlanhatHubSpotAttempts";
    private static final String AGAIN = "hubspotAgain";
    private static final String PAUSE = "hubspotPause";

    private final HubSpotSettings settings = new HubSpotSettings();
    private CamelContext context;
    private ProducerTemplate template;
    private HubSpotObject object;
    private Duration overlap;
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
    public HubSpotSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        object = settings.object();
        overlap = settings.overlap();
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
        HubSpotApi api = this::call;
        Pages pages = WatermarkTime.of(exchange.getVariable("watermark"))
                .<Pages>map(watermark -> new SearchPages(api, object, watermark.minus(overlap)))
                .orElseGet(() -> new ListPages(api, object));
        Companies companies = settings.withCompany(object) ? new Companies(api, object) : null;
        exchange.getMessage().setBody(new HubSpotRows(pages, object, companies));
    }

    private HubSpotAnswer call(HubSpotCall call) {
        Exchange answer = template.request(
                "direct:" + settings.getName(), e -> e.getMessage().setBody(call));
        Exception failure = answer.getException();
        if (failure instanceof HubSpotException known) {
            throw known;
        } else if (failure != null) {
            throw new HubSpotException(
                    0, "HubSpot's answer to " + call + " cannot be used: " + failure.getMessage(), failure);
        }
        Map<String, Object> body = HubSpotAnswer.map(answer.getMessage().getBody());
        return new HubSpotAnswer(body, date(answer.getMessage().getHeader("Date", String.class)));
    }

    private Instant date(String header) {
        try {
            return header == null
                    ? clock.instant()
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }

    /** Takes the call out of the body. */
    public void begin(Exchange exchange) {
        exchange.setProperty(CALL, exchange.getMessage().getBody(HubSpotCall.class));
        exchange.setProperty(ATTEMPTS, 0);
        exchange.setVariable(AGAIN, true);
        exchange.setVariable(PAUSE, 0L);
    }

    /** Makes an HTTP request of the call. */
    public void prepare(Exchange exchange) {
        HubSpotCall call = call(exchange);
        exchange.setProperty(ATTEMPTS, attempts(exchange) + 1);
        Message request = exchange.getMessage();
        request.removeHeaders("*");
        request.setHeader(Exchange.HTTP_METHOD, call.method());
        request.setHeader(Exchange.HTTP_PATH, call.path());
        request.setHeader(Exchange.HTTP_QUERY, call.query());
        request.setHeader(Exchange.CONTENT_TYPE, call.body() == null ? null : "application/json");
        request.setBody(call.body());
    }

    /** Lets a good answer pass, has a passing failure tried again, and throws on any other. */
    public void check(Exchange exchange) {
        Message answer = exchange.getMessage();
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, int.class);
        exchange.setVariable(AGAIN, status < 200 || status >= 300);
        if (status < 200 || status >= 300) {
            HubSpotFailure failure = new HubSpotFailure(call(exchange), status, answer.getBody(String.class));
            if (!failure.passesBy() || !retries.allows(attempts(exchange))) {
                throw failure.exception(attempts(exchange));
            }
            pause(exchange, answer.getHeader("Retry-After", String.class));
        }
    }

    /** Has a call tried again that got no answer. */
    public void lost(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (!retries.allows(attempts(exchange))) {
            throw new HubSpotException(
                    0,
                    "HubSpot gave no answer to " + call(exchange) + " in " + attempts(exchange) + " attempts: "
                            + cause.getMessage(),
                    cause);
        }
        pause(exchange, null);
    }

    private void pause(Exchange exchange, String retryAfter) {
        exchange.setVariable(PAUSE, retries.pause(attempts(exchange), retryAfter));
    }

    private static HubSpotCall call(Exchange exchange) {
        return exchange.getProperty(CALL, HubSpotCall.class);
    }

    private static int attempts(Exchange exchange) {
        return exchange.getProperty(ATTEMPTS, 0, int.class);
    }
}
