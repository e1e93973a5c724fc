/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.github.camelplanhat.routes.source.VendorSource;
import io.github.camelplanhat.routes.source.WatermarkTime;

/**
 * The steps of {@code planhat-hubspot-source} that YAML cannot say: {@link #rows} for a sync; for each page {@link #begin},
 * then {@link #prepare} and {@link #check} or {@link #lost} for each attempt.
 */
public final class HubSpotSource extends VendorSource<HubSpotCall> {
    private final HubSpotSettings settings;
    private HubSpotObject object;
    private Duration overlap;

    public HubSpotSource() {
        this(new HubSpotSettings());
    }

    private HubSpotSource(HubSpotSettings settings) {
        super("hubspot", HubSpotCall.class, settings);
        this.settings = settings;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public HubSpotSettings getSettings() {
        return settings;
    }

    @Override
    public void start() {
        super.start();
        object = settings.object();
        overlap = settings.since();
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
        Exchange answer = request(call);
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
                    ? clock().instant()
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return clock().instant();
        }
    }

    /** Makes an HTTP request of the call. */
    public void prepare(Exchange exchange) {
        HubSpotCall call = call(exchange);
        countAttempt(exchange);
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
        again(exchange, status < 200 || status >= 300);
        if (status < 200 || status >= 300) {
            HubSpotFailure failure = new HubSpotFailure(call(exchange), status, answer.getBody(String.class));
            if (!failure.passesBy() || !mayTryAgain(exchange)) {
                throw failure.exception(attempts(exchange));
            }
            pause(exchange, answer.getHeader("Retry-After", String.class));
        }
    }

    /** Has a call tried again that got no answer. */
    public void lost(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (!mayTryAgain(exchange)) {
            throw new HubSpotException(
                    0,
                    "HubSpot gave no answer to " + call(exchange) + " in " + attempts(exchange) + " attempts: "
                            + cause.getMessage(),
                    cause);
        }
        pause(exchange, null);
    }
}
