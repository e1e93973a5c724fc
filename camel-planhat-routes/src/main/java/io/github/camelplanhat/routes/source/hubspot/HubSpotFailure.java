/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What HubSpot's error answers mean to whoever runs a sync. */
final class HubSpotFailure {
    private static final int SHOWN = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubSpotCall call;
    private final int status;
    private final JsonNode body;
    private final String text;

    HubSpotFailure(HubSpotCall call, int status, String body) {
        this.call = call;
        this.status = status;
        this.body = parse(body);
        this.text = this.body.path("message").asText(body == null ? "" : body);
    }

    private static JsonNode parse(String body) {
        try {
            return body == null ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** Limits other than the daily one pass by; so do failures of HubSpot's own, and every call only reads. */
    boolean passesBy() {
        return status == 429 ? !isDailyLimit() : status >= 500 || status == 423;
    }

    private boolean isDailyLimit() {
        return "DAILY".equals(body.path("policyName").asText());
    }

    HubSpotException exception(int attempts) {
        return new HubSpotException(
                status, "HubSpot answered " + status + " to " + call + after(attempts) + shown() + hint(), null);
    }

    private static String after(int attempts) {
        return attempts > 1 ? " after " + attempts + " attempts" : "";
    }

    private String shown() {
        String message = text.strip();
        return message.isEmpty()
                ? ""
                : ": " + (message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…");
    }

    private String hint() {
        return switch (status) {
            case 401 -> ". Give the access token of a HubSpot private app that is still active";
            case 403 -> ". Give the private app the scopes that reading this object needs";
            case 404 -> ". Is the object spelled as HubSpot spells it, such as companies?";
            case 429 ->
                isDailyLimit()
                        ? ". The account's calls of this day are used up; they are renewed at midnight of its time zone"
                        : ". Other programs use the account's limit too: lower callsPerSecond";
            default -> "";
        };
    }
}
