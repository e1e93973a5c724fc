/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/** A vendor's API on WireMock, with faults before it answers as it should. */
public abstract class VendorStub implements ResponseDefinitionTransformerV2, AutoCloseable {
    protected static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer server;
    private final Deque<ResponseDefinitionBuilder> faults = new ArrayDeque<>();
    private ResponseDefinitionBuilder outage;
    private int callsUntilOutage;

    protected VendorStub() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("localhost")
                .extensions(this));
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
        server.start();
    }

    protected abstract ResponseDefinition answer(Request request) throws JsonProcessingException;

    public final String url() {
        return server.baseUrl();
    }

    /** Answers of the next calls, before it answers as it should. */
    public final void fault(ResponseDefinitionBuilder... answers) {
        faults.addAll(List.of(answers));
    }

    /** Some calls are answered well, and then all the same way. {@code null} ends that. */
    public final void failAfter(int calls, ResponseDefinitionBuilder answer) {
        callsUntilOutage = calls;
        outage = answer;
    }

    /** All calls, in their order. */
    public final List<LoggedRequest> calls() {
        List<LoggedRequest> calls = new ArrayList<>(server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl())));
        calls.sort((a, b) -> a.getLoggedDate().compareTo(b.getLoggedDate()));
        return calls;
    }

    @Override
    public final String getName() {
        return getClass().getSimpleName();
    }

    @Override
    public final ResponseDefinition transform(ServeEvent event) {
        ResponseDefinitionBuilder fault = outage != null && callsUntilOutage-- <= 0 ? outage : faults.poll();
        try {
            return fault != null ? fault.build() : answer(event.getRequest());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static ResponseDefinition json(int status, Object body) throws JsonProcessingException {
        return WireMock.aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("Date", "Thu, 01 Jan 2026 12:00:00 GMT")
                .withBody(JSON.writeValueAsString(body))
                .build();
    }

    @Override
    public final void close() {
        server.stop();
    }
}
