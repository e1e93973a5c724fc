/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.runner.run.StopSignal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A folder that runs in this JVM until it is closed, and the client of its health and metrics. */
final class RunningService implements AutoCloseable {
    static final Duration LONG = Duration.ofMinutes(2);

    private static final Pattern ADDRESS = Pattern.compile("Health and metrics: (http://\\S+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private URI address;

    private RunningService(Path dir) {
        Terminal terminal = new Terminal(print(out), print(err), false);
        thread = new Thread(() -> PlanhatRunner.run(new String[] {"run", "--config", dir.toString()}, terminal, stop));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    static RunningService start(TestFolder folder) {
        RunningService service = new RunningService(folder.dir());
        service.thread.start();
        await().atMost(LONG)
                .until(() -> !service.thread.isAlive() || service.told().find());
        Matcher told = service.told();
        assertThat(told.find()).as(service.err.toString(StandardCharsets.UTF_8)).isTrue();
        service.address = URI.create(told.group(1));
        return service;
    }

    private Matcher told() {
        return ADDRESS.matcher(out.toString(StandardCharsets.UTF_8));
    }

    URI address() {
        return address;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LONG).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(get(path).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Scrape scrape() {
        return Scrape.of(get("/metrics").body());
    }

    @Override
    public void close() {
        stop.request();
        await().atMost(LONG).until(() -> !thread.isAlive());
    }
}
