/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.server;

import java.nio.charset.StandardCharsets;

/** An answer to a request. */
record Answer(int status, String contentType, String body) {
    static final Answer NOT_FOUND = text(404, "There are /health/live, /health/ready, /health and /metrics.\n");
    static final Answer NOT_ALLOWED = text(405, "There is nothing to do here but to GET.\n");
    static final Answer FAILED = text(500, "This failed; the log says why.\n");

    private static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body);
    }

    static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
