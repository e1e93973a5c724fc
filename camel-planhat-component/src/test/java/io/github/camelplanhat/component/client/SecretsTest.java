/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.error.PlanhatHttpException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever happens and however much is logged, the access token and the tenant's token do not show. */
class SecretsTest {
    private static final String TENANT = "test-tenant";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("memory", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            log.add(event.getLevel() + " " + event.getLoggerName() + " "
                    + event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    };
    private List<Appender> others;
    private Level before;

    @BeforeEach
    void logEverythingHereAlone() {
        LoggerConfig root = LoggerContext.getContext(false).getConfiguration().getRootLogger();
        before = root.getLevel();
        others = List.copyOf(root.getAppenders().values());
        others.forEach(other -> root.removeAppender(other.getName()));
        appender.start();
        root.addAppender(appender, Level.ALL, null);
        Configurator.setRootLevel(Level.ALL);
    }

    @AfterEach
    void logAsBefore() {
        LoggerConfig root = LoggerContext.getContext(false).getConfiguration().getRootLogger();
        root.removeAppender(appender.getName());
        others.forEach(other -> root.addAppender(other, null, null));
        Configurator.setRootLevel(before);
        appender.stop();
    }

    private static ClientSettings.Builder settings(String url) {
        return Calls.settings(url).tenantToken(TENANT).maxRetries(1);
    }

    private static List<PlanhatCall<String>> calls() {
        return List.of(
                Calls.get("/companies").query("email", "somebody@example.org").build(),
                activity("/analytics/bulk/" + TENANT),
                activity("/dimensiondata/" + TENANT),
                activity("/dock/segment"));
    }

    private static PlanhatCall<String> activity(String path) {
        return PlanhatCall.to("POST", path, Calls.TEXT)
                .host(PlanhatCall.Host.ANALYTICS)
                .named("activity", "track")
                .body(Calls.body("[]"))
                .build();
    }

    private void assertNothingShows(String text) {
        assertThat(text).doesNotContain(Calls.TOKEN, TENANT, "dGVzdC10ZW5hbnQ6");
    }

    @Test
    void theyAreInNoLogOfACall() {
        try (TestServer server = TestServer.answering(200, "[]");
                PlanhatClient client = new PlanhatClient(settings(server.url()).build())) {
            calls().forEach(client::send);

            assertThat(server.requests).hasSize(4);
        }
        assertThat(log).as("HttpClient's own log").anyMatch(line -> line.contains("org.apache.hc"));
        assertNothingShows(String.join("\n", log));
    }

    @Test
    void noLineIsAboveDebug() {
        try (TestServer server = TestServer.answering(503, "", "Retry-After", "0");
                PlanhatClient client = new PlanhatClient(settings(server.url()).build())) {
            for (PlanhatCall<String> call : calls()) {
                assertThatThrownBy(() -> client.send(call)).isInstanceOf(PlanhatHttpException.class);
            }
        }
        assertThat(log).isNotEmpty().allMatch(line -> line.startsWith("DEBUG") || line.startsWith("TRACE"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 413, 429, 500, 504})
    void theyAreInNoFailure(int status) {
        try (TestServer server = new TestServer(exchange -> TestServer.answer(
                        exchange,
                        status,
                        exchange.getRequestHeaders().getFirst("Authorization") + " at " + exchange.getRequestURI(),
                        "Location",
                        "https://" + TENANT + ".example/",
                        "Retry-After",
                        "0"));
                PlanhatClient client = new PlanhatClient(settings(server.url()).build())) {
            calls().forEach(call -> assertFailsWithoutShowing(client, call));
        }
        assertNothingShows(String.join("\n", log));
    }

    @Test
    void theyAreNotInTheCauseOfAFailure() {
        AnswerReader<String> echoing = (status, body) -> {
            throw new IOException("unexpected " + Calls.TEXT.read(status, body));
        };
        try (TestServer server = TestServer.answering(200, Calls.TOKEN + " " + TENANT);
                PlanhatClient client = new PlanhatClient(settings(server.url()).build())) {
            assertFailsWithoutShowing(
                    client, PlanhatCall.to("GET", "/companies", echoing).build());
        }
    }

    @Test
    void theyAreNotInTheFailureOfAConnection() {
        try (PlanhatClient client =
                new PlanhatClient(settings("http://127.0.0.1:1").build())) {
            calls().forEach(call -> assertFailsWithoutShowing(client, call));
        }
        assertNothingShows(String.join("\n", log));
    }

    @Test
    void observersDoNotSeeThem() {
        List<Object> seen = new CopyOnWriteArrayList<>();
        CallObserver observer = new CallObserver() {
            @Override
            public void started(CallInfo call, int attempt) {
                seen.add(call);
                seen.add(call.method() + call.host() + call.object() + call.operation());
            }

            @Override
            public void finished(CallInfo call, AttemptResult result) {
                seen.add(result);
            }
        };
        try (TestServer server = TestServer.answering(200, "[]");
                PlanhatClient client = new PlanhatClient(
                        settings(server.url()).observer(observer).build())) {
            calls().forEach(client::send);
        }

        assertThat(seen).hasSize(12);
        assertNothingShows(seen.toString());
    }

    private void assertFailsWithoutShowing(PlanhatClient client, PlanhatCall<?> call) {
        assertThatThrownBy(() -> client.send(call)).isInstanceOfSatisfying(PlanhatHttpException.class, e -> {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            assertNothingShows(text + e.getBodyExcerpt() + e.getHttpResponseStatus() + call);
        });
    }
}
