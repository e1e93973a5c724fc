/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpHandler;

import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AnswerErrorsTest {
    private static PlanhatHttpException error(HttpHandler handler) {
        try (TestServer server = new TestServer(handler);
                PlanhatClient client = new PlanhatClient(Calls.settings(server.url())
                        .tenantToken("test-tenant")
                        .maxRetries(0)
                        .build())) {
            return catchThrowableOfType(
                    PlanhatHttpException.class,
                    () -> client.send(Calls.create("{}").build()));
        }
    }

    private static PlanhatHttpException error(int status, String body, String... headers) {
        return error(exchange -> TestServer.answer(exchange, status, body, headers));
    }

    @Nested
    class Statuses {
        @ParameterizedTest
        @CsvSource({
            "413, TOO_LARGE",
            "429, QUOTA",
            "500, SERVER_ERROR",
            "502, SERVER_ERROR",
            "503, SERVER_ERROR",
            "504, TIMEOUT",
            "599, SERVER_ERROR"
        })
        void thatMayPassBecomeUnavailable(int status, Kind kind) {
            assertThat(error(status, "oh"))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(e.getKind())
                            .isEqualTo(kind))
                    .hasMessageStartingWith("Planhat answered " + status + " to company/create: ")
                    .hasMessageContaining(": oh");
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 402, 405, 409, 410, 415, 422, 499})
        void thatStayBecomeRejected(int status) {
            assertThat(error(status, "oh"))
                    .isInstanceOf(PlanhatRejectedException.class)
                    .hasMessage("Planhat rejected company/create with status " + status + ": oh");
        }

        @Test
        void of401NameTokenAndRegion() {
            assertThat(error(401, "Unauthorized"))
                    .isInstanceOf(PlanhatUnauthorizedException.class)
                    .hasMessageContainingAll("accessToken", "region", "Unauthorized");
        }

        @Test
        void of403NameObjectAndOperation() {
            assertThat(error(403, ""))
                    .isInstanceOf(PlanhatForbiddenException.class)
                    .hasMessageContaining("no permission for create on company");
        }

        @Test
        void of404SayThatThereIsNoSuchRecord() {
            assertThat(error(404, "")).isInstanceOf(PlanhatNotFoundException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {300, 304, 205})
        void thatNobodyExpectsBecomeRejected(int status) {
            assertThat(error(status, ""))
                    .isInstanceOf(PlanhatRejectedException.class)
                    .hasMessage("Planhat answered company/create with the unexpected status " + status);
        }

        @Test
        void areKeptForCamel() {
            PlanhatHttpException e = error(422, "");

            assertThat(e.getHttpResponseCode()).isEqualTo(422);
            assertThat(e.getHttpResponseStatus()).isEqualTo("HTTP 422");
            assertThat(e.getAttempts()).isEqualTo(1);
        }
    }

    @Nested
    class RetryAfterHeaders {
        @Test
        void areKept() {
            assertThat(error(503, "", "Retry-After", "7"))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(e.getRetryAfter())
                            .isEqualTo(Duration.ofSeconds(7)));
        }

        @Test
        void maybeMissing() {
            assertThat(error(429, ""))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(e.getRetryAfter())
                            .isNull());
        }
    }

    @Nested
    class Excerpts {
        @Test
        void holdAnyTextInOneLine() {
            assertThat(error(400, "{\n  \"message\": \"no\u0007 name\"\r\n}").getBodyExcerpt())
                    .isEqualTo("{ \"message\": \"no name\" }");
        }

        @Test
        void areCut() {
            assertThat(error(400, "x".repeat(100_000)).getBodyExcerpt()).isEqualTo("x".repeat(2_000));
        }

        @Test
        void areEmptyIfThereIsNoBody() {
            assertThat(error(400, "").getBodyExcerpt()).isEmpty();
        }

        @Test
        void leaveOutWhatIsNoText() {
            PlanhatHttpException e = error(exchange -> {
                exchange.sendResponseHeaders(400, 300);
                exchange.getResponseBody().write(new byte[300]);
            });

            assertThat(e.getBodyExcerpt()).isEqualTo("(300 bytes that are no text)");
        }

        @Test
        void obeyTheAnswersCharset() {
            PlanhatHttpException e = error(exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=ISO-8859-1");
                exchange.sendResponseHeaders(400, 1);
                exchange.getResponseBody().write(0xe6);
            });

            assertThat(e.getBodyExcerpt()).isEqualTo("æ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain; charset=unheard-of", ";;;", "text"})
        void surviveAnUnusableContentType(String type) {
            assertThat(error(400, "oh", "Content-Type", type).getBodyExcerpt()).isEqualTo("oh");
        }

        @Test
        void maskTheToken() {
            PlanhatHttpException e = error(400, "token test-token of test-tenant");

            assertThat(e.getBodyExcerpt()).isEqualTo("token *** of ***");
            assertThat(e).hasMessageNotContainingAny("test-token", "test-tenant");
        }

        @Test
        void maskATokenAtTheirEnd() {
            PlanhatHttpException e = error(400, "x".repeat(1_995) + "test-token");

            assertThat(e.getBodyExcerpt()).isEqualTo("x".repeat(1_995) + "***");
        }
    }

    @Nested
    class LongBodies {
        /** An excerpt is made of the first 16 KiB; white space counts there, but not in the excerpt. */
        @Test
        void showNoPartOfATokenThatIsCutAtTheirEnd() {
            PlanhatHttpException e = error(400, "x" + " ".repeat(16 * 1024 - 6) + "test-token");

            assertThat(e.getBodyExcerpt()).isEqualTo("x");
        }
    }

    @Nested
    class Redirects {
        @ParameterizedTest
        @ValueSource(strings = {"/companies", "::::", "https://test-token.example/", "https://a b/"})
        void toNoHostThatCanBeShownAreStillNamed(String location) {
            assertThat(error(307, "", "Location", location))
                    .isInstanceOf(PlanhatRejectedException.class)
                    .hasMessage(
                            "Planhat answered company/create with the unexpected status 307, a redirect, which is not "
                                    + "followed. Check region or baseUrl");
        }
    }
}
