/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls a simulator over HTTP. JSON in tests is written with single quotes. */
final class Client {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Client(String base) {
        this.base = base;
    }

    static Client api(PlanhatSimulator simulator) {
        return new Client(simulator.baseUrl()).header("Authorization", "Bearer " + simulator.token());
    }

    static Client anonymous(PlanhatSimulator simulator) {
        return new Client(simulator.baseUrl());
    }

    static Client analytics(PlanhatSimulator simulator) {
        return new Client(simulator.analyticsUrl());
    }

    Client header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Reply get(String path) throws IOException {
        return send("GET", path, null);
    }

    Reply post(String path, String json) throws IOException {
        return send("POST", path, json);
    }

    Reply put(String path, String json) throws IOException {
        return send("PUT", path, json);
    }

    Reply delete(String path) throws IOException {
        return send("DELETE", path, null);
    }

    Reply send(String method, String path, String json) throws IOException {
        try {
            return reply(http.send(request(method, path, json), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    CompletableFuture<Reply> sendLater(String method, String path, String json) {
        return http.sendAsync(request(method, path, json), BodyHandlers.ofString())
                .thenApply(Client::reply);
    }

    HttpResponse<byte[]> raw(String path) throws IOException {
        try {
            return http.send(request("GET", path, null), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private HttpRequest request(String method, String path, String json) {
        HttpRequest.BodyPublisher body =
                json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.replace('\'', '"'));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (json != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json; charset=utf-8");
        }
        headers.forEach(request::header);
        return request.build();
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.body(), response.headers());
    }
}
