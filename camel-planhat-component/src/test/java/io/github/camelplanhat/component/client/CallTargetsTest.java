/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallTargetsTest {
    private final CallTargets targets = new CallTargets(
            URI.create("https://gateway.example/planhat"), URI.create("https://analytics.example:8443"));

    @Test
    void theBaseUrlsPathGoesFirst() {
        assertThat(targets.pathAndQuery(Calls.get("/companies").build())).isEqualTo("/planhat/companies");
    }

    @Test
    void aCallGoesToTheHostOfItsKind() {
        PlanhatCall<String> activity = PlanhatCall.to("POST", "/analytics/x", Calls.TEXT)
                .host(PlanhatCall.Host.ANALYTICS)
                .build();

        assertThat(targets.host(Calls.get("/companies").build())).hasToString("https://gateway.example");
        assertThat(targets.host(activity)).hasToString("https://analytics.example:8443");
    }

    @Test
    void queryParametersAreEncodedAndKeepTheirOrder() {
        PlanhatCall<String> call = Calls.get("/endusers")
                .query("email", "æ+b@x.se")
                .query("a b", "c&d=e#f%20/~")
                .build();

        assertThat(targets.pathAndQuery(call))
                .isEqualTo("/planhat/endusers?email=%C3%A6%2Bb%40x.se&a%20b=c%26d%3De%23f%2520%2F~");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x",
                "/companies/",
                "/companies//x",
                "/..",
                "/a/%2e%2E/b",
                "/a/./b",
                "@evil.example",
                "https://evil.example",
                "/a b",
                "/a?b",
                "/a#b",
                "/a\\b",
                "/a%2",
                "/a\r\nHost: evil.example",
                "/å"
            })
    void aPathThatCouldLeadElsewhereIsRefused(String path) {
        assertThat(CallTargets.pathProblem(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/companies", "/companies/extid-a%2Fb%20c", "/dimensiondata/x-1", "/a/...", "/a;b=c/@:~"})
    void anEncodedPathIsTaken(String path) {
        assertThat(CallTargets.pathProblem(path)).isEmpty();
    }
}
