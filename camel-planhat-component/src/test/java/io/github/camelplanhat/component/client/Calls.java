/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls and settings as the tests need them. */
final class Calls {
    static final String TOKEN = "test-token";

    private Calls() {}

    static final AnswerReader<String> TEXT = (status, body) -> new String(body.readAllBytes(), StandardCharsets.UTF_8);

    static PlanhatCall.Builder<String> get(String path) {
        return PlanhatCall.to("GET", path, TEXT).named("company", "list");
    }

    static PlanhatCall.Builder<String> create(String json) {
        return PlanhatCall.to("POST", "/companies", TEXT)
                .named("company", "create")
                .body(body(json))
                .records(1);
    }

    static CallBody body(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new CallBody() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }

    /** Without pauses between attempts. */
    static ClientSettings.Builder settings(String url) {
        return ClientSettings.builder()
                .baseUrl(url)
                .analyticsUrl(url)
                .accessToken(() -> TOKEN)
                .retryDelay(Duration.ZERO)
                .retryMaxDelay(Duration.ZERO);
    }
}
