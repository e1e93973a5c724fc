/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import java.time.Instant;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.routes.source.RestSource;
import io.github.camelplanhat.routes.source.WatermarkTime;
import io.github.camelplanhat.routes.state.SourceCursor;

/** The steps of {@code planhat-zendesk-source} that YAML cannot say. */
public final class ZendeskSource extends RestSource {
    private final ZendeskSettings settings;
    private String site;
    private boolean skipDeleted;

    public ZendeskSource() {
        this(new ZendeskSettings());
    }

    private ZendeskSource(ZendeskSettings settings) {
        super("Zendesk", "zendesk", settings);
        this.settings = settings;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public ZendeskSettings getSettings() {
        return settings;
    }

    @Override
    public void start() {
        super.start();
        site = settings.site();
        skipDeleted = settings.skipsDeleted();
    }

    /** Answers with the tickets behind the cursor; in a first run with those since the watermark's start. */
    public void rows(Exchange exchange) {
        Object watermark = exchange.getVariable("watermark");
        TicketPages pages = watermark instanceof SourceCursor cursor
                ? TicketPages.behind(this::ask, cursor.text())
                : TicketPages.since(this::ask, WatermarkTime.of(watermark).orElse(Instant.EPOCH));
        exchange.getMessage().setBody(new TicketRows(pages, site, skipDeleted));
    }

    /** {@code {"error": "…", "description": "…"}}, an error that is an object with title and message, or a message alone. */
    @Override
    protected String message(JsonNode body) {
        JsonNode error = body.path("error");
        return error.isObject()
                ? error.path("message").asText(error.path("title").asText())
                : (error.asText(body.path("message").asText()) + " "
                                + body.path("description").asText())
                        .strip();
    }

    @Override
    protected String advice(int status, JsonNode body) {
        return switch (status) {
            case 400, 422 ->
                "If Zendesk does not know the cursor any more, let the state store forget this sync: the next run"
                        + " reads from watermarkStart, and sends only what differs";
            case 401 ->
                "Give the e-mail of an administrator and an API token that is active, with token access allowed";
            case 403 -> "Incremental exports are for administrators: give the credentials of one";
            case 404 -> "Is baseUrl the address of the account, such as https://acme.zendesk.com?";
            case 429 -> "Zendesk allows ten exports a minute to all programs of an account: lower callsPerMinute";
            default -> "";
        };
    }
}
