/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a call is answered.
 *
 * @param contentType null for an empty body
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json; charset=utf-8";

    public static Answer json(int status, byte[] body) {
        return new Answer(status, JSON, body, Map.of());
    }

    public static Answer json(byte[] body) {
        return json(200, body);
    }

    public static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Answer empty(int status) {
        return new Answer(status, null, new byte[0], Map.of());
    }

    /** A body of which only its first character tells whether it is JSON. */
    public static Answer guessed(int status, String body, Map<String, String> headers) {
        boolean json = body.startsWith("{") || body.startsWith("[");
        Answer answer = body.isEmpty()
                ? empty(status)
                : json ? json(status, body.getBytes(StandardCharsets.UTF_8)) : text(status, body);
        return new Answer(status, answer.contentType, answer.body, headers);
    }

    public Answer withHeader(String name, String value) {
        return new Answer(status, contentType, body, Map.of(name, value));
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
