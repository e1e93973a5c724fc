/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.json;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultExchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.JsonPath;

import io.github.camelplanhat.routes.mapping.RowPath;
import io.github.camelplanhat.routes.source.RestSource;
import io.github.camelplanhat.routes.source.WatermarkTime;

/** The steps of {@code planhat-json-source} that YAML cannot say. */
public final class JsonSource extends RestSource {
    private final JsonSettings settings;
    private URI base;
    private String path;
    private Expression query;
    private JsonPath rows;
    private JsonPath next;
    private Duration overlap;

    public JsonSource() {
        this(new JsonSettings());
    }

    private JsonSource(JsonSettings settings) {
        super("The server", "json", settings);
        this.settings = settings;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public JsonSettings getSettings() {
        return settings;
    }

    @Override
    public void start() {
        super.start();
        base = settings.base();
        path = settings.path();
        rows = settings.rows();
        next = settings.next();
        overlap = settings.since();
        if (settings.query() != null) {
            query = getCamelContext().resolveLanguage("simple").createExpression(settings.query());
            query.init(getCamelContext());
        }
    }

    /** Answers with the rows, as far as the query asks for them from the watermark on. */
    public void rows(Exchange exchange) {
        Instant since = WatermarkTime.of(exchange.getVariable("watermark"))
                .map(watermark -> watermark.minus(overlap))
                .orElse(Instant.EPOCH);
        JsonPages pages = new JsonPages(this::ask, base, path, query(since), settings.firstPage(), rows, next);
        RowPath changed = settings.changed() == null ? null : new RowPath(settings.changed());
        exchange.getMessage().setBody(new JsonRows(pages, changed));
    }

    private Function<String, String> query(Instant since) {
        return token -> {
            if (query == null) {
                return null;
            }
            Exchange scope = new DefaultExchange(getCamelContext());
            scope.setVariable("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
            scope.setVariable("sinceSeconds", since.getEpochSecond());
            scope.setVariable("page", URLEncoder.encode(token, StandardCharsets.UTF_8));
            return query.evaluate(scope, String.class);
        };
    }

    /** What most servers do: a text called message, error, detail or title. */
    @Override
    protected String message(JsonNode body) {
        for (String name : new String[] {"message", "error", "detail", "title", "description"}) {
            if (body.path(name).isTextual()) {
                return body.path(name).asText();
            }
        }
        return body.toString();
    }

    @Override
    protected String advice(int status, JsonNode body) {
        return switch (status) {
            case 401, 403 -> "Are the credentials of the bean those of this server, and do they allow reading?";
            case 404 -> "Are baseUrl and path right?";
            case 429 -> "Lower callsPerSecond";
            default -> "";
        };
    }
}
