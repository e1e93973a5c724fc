/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

/**
 * A call of HubSpot's API. A message with such a body makes the route of {@code planhat-hubspot-source} carry it out.
 *
 * @param method {@code GET} or {@code POST}; every call only reads, so that it may be repeated
 * @param path such as {@code /crm/v3/objects/contacts}
 * @param query without the question mark, encoded; null if there is none
 * @param body JSON, or null
 */
public record HubSpotCall(String method, String path, String query, String body) {
    static HubSpotCall get(String path, String query) {
        return new HubSpotCall("GET", path, query, null);
    }

    static HubSpotCall post(String path, String body) {
        return new HubSpotCall("POST", path, null, body);
    }

    /** For messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
