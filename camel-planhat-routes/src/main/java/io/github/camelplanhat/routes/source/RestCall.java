/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

/**
 * A call of a vendor's API that only reads, so that it may be repeated. The body of a message by which a reading asks its
 * own route for a page.
 *
 * @param path below the base address, such as {@code /api/v2/tickets}
 * @param query encoded, or null
 * @param body JSON, which makes it a POST; null for a GET
 */
public record RestCall(String path, String query, String body) {
    public static RestCall get(String path, String query) {
        return new RestCall(path, query, null);
    }

    public static RestCall post(String path, String body) {
        return new RestCall(path, null, body);
    }

    public String method() {
        return body == null ? "GET" : "POST";
    }

    /** For messages. */
    @Override
    public String toString() {
        return method() + " " + path;
    }
}
