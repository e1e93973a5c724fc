/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/** Salesforce as far as the source uses it: login by client credentials, and queries of which the test tells the pages. */
final class SalesforceStub implements AutoCloseable {
    private static final String DATA = "/services/data/v56.0/";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));
    private int scenarios;

    SalesforceStub() {
        server.start();
        login(json(
                200,
                "{\"access_token\": \"test-session\", \"instance_url\": \"" + url() + "\", \"id\": \"" + url()
                        + "/id/00D000000000001EAA/005000000000001AAA\", \"token_type\": \"Bearer\", \"issued_at\": \"1767225600000\", "
                        + "\"signature\": \"x\"}"));
    }

    String url() {
        return server.baseUrl();
    }

    SalesforceStub login(ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlPathEqualTo("/services/oauth2/token")).willReturn(answer));
        server.stubFor(WireMock.any(urlPathEqualTo("/services/oauth2/revoke")).willReturn(aResponse()));
        return this;
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(int status, String code, String message) {
        return json(status, "[{\"message\": \"" + message + "\", \"errorCode\": \"" + code + "\"}]");
    }

    /** A page; {@code next} is the locator of the page behind it, or null. */
    static ResponseDefinitionBuilder page(String next, String... records) {
        return json(
                200,
                "{\"totalSize\": 9, \"done\": " + (next == null)
                        + (next == null ? "" : ", \"nextRecordsUrl\": \"" + DATA + "query/" + next + "\"")
                        + ", \"records\": [" + String.join(", ", records) + "]}");
    }

    static String account(String id, String modified, String more) {
        return "{\"attributes\": {\"type\": \"Account\", \"url\": \"/services/data/v56.0/sobjects/Account/" + id
                + "\"}, " + "\"Id\": \"" + id + "\", \"SystemModstamp\": \"" + modified + "\"" + more + "}";
    }

    /** Answers of the calls of a path, one after the other; the last one stays. */
    SalesforceStub answers(String path, ResponseDefinitionBuilder... answers) {
        String scenario = "scenario" + scenarios++;
        for (int i = 0; i < answers.length; i++) {
            ScenarioMappingBuilder call = get(urlPathEqualTo(DATA + path))
                    .withHeader("Authorization", equalTo("Bearer test-session"))
                    .inScenario(scenario)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "step" + i)
                    .willReturn(answers[i]);
            server.stubFor(i < answers.length - 1 ? call.willSetStateTo("step" + (i + 1)) : call);
        }
        return this;
    }

    List<LoggedRequest> calls(String path) {
        return new ArrayList<>(server.findAll(WireMock.getRequestedFor(urlPathEqualTo(DATA + path))));
    }

    List<LoggedRequest> logins() {
        return server.findAll(WireMock.postRequestedFor(urlPathEqualTo("/services/oauth2/token")));
    }

    String soql() {
        return calls("query/").get(0).queryParameter("q").firstValue();
    }

    @Override
    public void close() {
        server.stop();
    }
}
