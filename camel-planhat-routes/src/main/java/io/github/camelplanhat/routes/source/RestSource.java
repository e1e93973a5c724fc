/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What sources over HTTP and JSON have in common: each attempt of a call goes through {@link #prepare} and then
 * {@link #check}, or {@link #lost} where there was no answer.
 */
public abstract class RestSource extends VendorSource<RestCall> {
    private static final int SHOWN = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String vendor;

    /**
     * @param vendor as messages name it
     * @param prefix of the variables and properties
     */
    protected RestSource(String vendor, String prefix, VendorSettings parameters) {
        super(prefix, RestCall.class, parameters);
        this.vendor = vendor;
    }

    /** What the vendor's error answer says; blank where it says nothing that is known. */
    protected abstract String message(JsonNode body);

    /** What to do about an error, as a sentence without an end; blank where nobody knows. */
    protected abstract String advice(int status, JsonNode body);

    /** Whether the same call may be well answered some moments later. */
    protected boolean passesBy(int status, JsonNode body) {
        return status == 429 || status >= 500;
    }

    /**
     * Makes a call through the source's own route, with its limits and repetitions.
     *
     * @throws RestException if it fails for good
     */
    protected final RestAnswer ask(RestCall call) {
        Exchange answer = request(call);
        Exception failure = answer.getException();
        if (failure instanceof RestException known) {
            throw known;
        } else if (failure != null) {
            throw new RestException(
                    0, vendor + "'s answer to " + call + " cannot be used: " + failure.getMessage(), failure);
        }
        return new RestAnswer(
                answer.getMessage().getBody(), date(answer.getMessage().getHeader("Date", String.class)));
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
    public final void prepare(Exchange exchange) {
        RestCall call = call(exchange);
        countAttempt(exchange);
        Message request = exchange.getMessage();
        request.removeHeaders("*");
        request.setHeader(Exchange.HTTP_METHOD, call.method());
        request.setHeader(Exchange.HTTP_PATH, call.path());
        request.setHeader(Exchange.HTTP_QUERY, call.query());
        request.setHeader("Accept", "application/json");
        request.setHeader(Exchange.CONTENT_TYPE, call.body() == null ? null : "application/json");
        request.setBody(call.body());
    }

    /** Lets a good answer pass, has a passing failure tried again, and throws on any other. */
    public final void check(Exchange exchange) {
        Message answer = exchange.getMessage();
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, int.class);
        boolean good = status >= 200 && status < 300;
        again(exchange, !good);
        if (!good) {
            String text = answer.getBody(String.class);
            JsonNode body = parse(text);
            if (!passesBy(status, body) || !mayTryAgain(exchange)) {
                throw failure(exchange, status, body, text);
            }
            pause(exchange, answer.getHeader("Retry-After", String.class));
        }
    }

    private RestException failure(Exchange exchange, int status, JsonNode body, String text) {
        String said = !body.isMissingNode() ? message(body) : text == null ? "" : text;
        String advice = advice(status, body);
        return new RestException(
                status,
                vendor + " answered " + status + " to " + call(exchange) + afterAttempts(exchange) + shown(said)
                        + (advice.isBlank() ? "" : ". " + advice),
                null);
    }

    private static JsonNode parse(String body) {
        try {
            return body == null || body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private String afterAttempts(Exchange exchange) {
        return attempts(exchange) > 1 ? " after " + attempts(exchange) + " attempts" : "";
    }

    private static String shown(String said) {
        String message = said.strip().replaceFirst("[.]$", "");
        return message.isEmpty()
                ? ""
                : ": " + (message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…");
    }

    /** Has a call tried again that got no answer. */
    public final void lost(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (!mayTryAgain(exchange)) {
            throw new RestException(
                    0,
                    vendor + " gave no answer to " + call(exchange) + " in " + attempts(exchange) + " attempts: "
                            + cause.getMessage(),
                    cause);
        }
        pause(exchange, null);
    }
}
