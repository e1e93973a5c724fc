/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.dryrun.Foretold;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.model.IdKind;

/**
 * Calls any path of the API, for what the catalogue does not have; the body becomes the answer's JSON as Maps, Lists and
 * scalars. The path comes from the option alone; of the message, only the values of its {@code {segments}} are taken.
 */
public final class RequestOperation implements PlanhatOperation {
    private static final Pattern SEGMENT = Pattern.compile("\\{([^{}/]+)}");

    private final String method;
    private final String path;
    private final PlanhatClient client;
    private final Map<String, Object> query;
    private final Map<String, String> headers;
    private final DryRunSettings settings;

    /**
     * @param method GET, POST, PUT or DELETE
     * @param path path below the host, which {@link #problemOf} finds nothing wrong with
     * @param headers further headers, which {@link RequestHeaders#problemOf} finds nothing wrong with
     */
    public RequestOperation(
            String method,
            String path,
            PlanhatClient client,
            Map<String, Object> query,
            Map<String, String> headers,
            DryRunSettings settings) {
        this.method = method;
        this.path = path;
        this.client = client;
        this.query = query;
        this.headers = headers;
        this.settings = settings;
    }

    /** What is wrong with a path, or null. */
    public static String problemOf(String path) {
        if (path == null || path.isBlank()) {
            return "request needs the option path, such as path=/deals";
        }
        if (!path.startsWith("/") || path.startsWith("//")) {
            return "path must begin with one slash, and cannot hold a host: " + path;
        }
        if (path.contains("?") || path.contains("#")) {
            return "path must not hold a query; use filter.name=value: " + path;
        }
        String literal = SEGMENT.matcher(path).replaceAll("x");
        if (!literal.matches("[A-Za-z0-9._~%/-]+") || literal.contains("/../") || literal.endsWith("/..")) {
            return "path holds characters that a path cannot hold: " + path;
        }
        return null;
    }

    @Override
    public void process(Exchange exchange) {
        PlanhatCall.Builder<Object> call = PlanhatCall.to(method, filled(exchange), JsonAnswers.anything())
                .named("request", method.toLowerCase(java.util.Locale.ROOT))
                .query(QueryParameters.of(exchange, query))
                .headers(headers)
                .alsoRead(206);
        if (method.equals("POST") || method.equals("PUT")) {
            call.body(JsonBody.of(json(exchange)));
        }
        PlanhatCall<Object> built = call.build();
        if (client.isDryRun() && !method.equals("GET")) {
            settings.run(
                    exchange,
                    "request/" + built.operation(),
                    null,
                    collector -> Foretold.send(method + " " + built.path()));
            return;
        }
        PlanhatAnswer<Object> answer = client.send(built);
        exchange.getMessage().setBody(answer.body());
        exchange.getMessage().setHeader(PlanhatConstants.HTTP_STATUS, answer.status());
        exchange.getMessage().setHeader(PlanhatConstants.CALLS, (long) answer.attempts());
    }

    private String filled(Exchange exchange) {
        Matcher segments = SEGMENT.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (segments.find()) {
            String value = exchange.getMessage().getHeader(segments.group(1), String.class);
            if (value == null || value.isBlank() || value.equals(".") || value.equals("..")) {
                throw new IllegalArgumentException("path " + path + " needs a value for {" + segments.group(1)
                        + "}: set the header " + segments.group(1));
            }
            segments.appendReplacement(filled, Matcher.quoteReplacement(IdKind.ID.pathSegment(value)));
        }
        return segments.appendTail(filled).toString();
    }

    /** Text and streams are JSON already, and are read so that what is sent is valid; all else is written as JSON. */
    private static Object json(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return Map.of();
        }
        if (!(body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof StreamCache
                || body instanceof WrappedFile<?>)) {
            return body;
        }
        try (InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            return PlanhatJson.whole().readTree(in);
        } catch (IOException | org.apache.camel.InvalidPayloadException e) {
            throw new BodyException("the message body is no readable JSON: " + e.getMessage(), e);
        }
    }
}
