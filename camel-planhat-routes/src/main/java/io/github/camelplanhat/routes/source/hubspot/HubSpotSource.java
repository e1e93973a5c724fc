/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Duration;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.routes.source.RestAnswer;
import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestSource;
import io.github.camelplanhat.routes.source.WatermarkTime;

/** The steps of {@code planhat-hubspot-source} that YAML cannot say. */
public final class HubSpotSource extends RestSource {
    private final HubSpotSettings settings;
    private HubSpotObject object;
    private Duration overlap;

    public HubSpotSource() {
        this(new HubSpotSettings());
    }

    private HubSpotSource(HubSpotSettings settings) {
        super("HubSpot", "hubspot", settings);
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

    private HubSpotAnswer call(RestCall call) {
        RestAnswer answer = ask(call);
        return new HubSpotAnswer(answer.object(), answer.date());
    }

    @Override
    protected String message(JsonNode body) {
        return body.path("message").asText(body.toString());
    }

    /** Limits other than the daily one pass by; so do failures of HubSpot's own, and every call only reads. */
    @Override
    protected boolean passesBy(int status, JsonNode body) {
        return status == 429 ? !isDailyLimit(body) : status >= 500 || status == 423;
    }

    private static boolean isDailyLimit(JsonNode body) {
        return "DAILY".equals(body.path("policyName").asText());
    }

    @Override
    protected String advice(int status, JsonNode body) {
        return switch (status) {
            case 401 -> "Give the access token of a HubSpot private app that is still active";
            case 403 -> "Give the private app the scopes that reading this object needs";
            case 404 -> "Is the object spelled as HubSpot spells it, such as companies?";
            case 429 ->
                isDailyLimit(body)
                        ? "The account's calls of this day are used up; they are renewed at midnight of its time zone"
                        : "Other programs use the account's limit too: lower callsPerSecond";
            default -> "";
        };
    }
}
