/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.util.ArrayList;
import java.util.List;

import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExchangeTest {
    private final VirtualTime time = new VirtualTime();
    private final Attempt attempt = Attempt.first(new Deadline(time, 1_000));
    private final Exchange exchange = new Exchange(attempt, "/companies/1?select=name", 100);

    @Nested
    class Times {
        private final List<Long> allowed = new ArrayList<>();

        Times() {
            exchange.watchedBy(new Watchdog.Watch() {
                @Override
                public void allow(long nanos) {
                    allowed.add(nanos);
                }

                @Override
                public boolean bitten() {
                    return false;
                }

                @Override
                public void close() {}
            });
        }

        @Test
        void aConnectionMayTakeUntilTheDeadline() {
            assertThat(allowed).containsExactly(1_000L);
        }

        @Test
        void sendingAndTheAnswerMayTakeTheResponseTimeoutEach() {
            exchange.sending();
            exchange.sent();

            assertThat(allowed).containsExactly(1_000L, 100L, 100L);
        }

        @Test
        void nothingMayTakeLongerThanTheDeadlineLeaves() {
            time.advance(930);
            exchange.sending();
            time.advance(20);
            exchange.sent();

            assertThat(allowed).containsExactly(1_000L, 70L, 50L);
        }

        @Test
        void aRequestCountsAsSentOnceItsConnectionStands() {
            assertThat(attempt.sent()).isFalse();

            exchange.sending();

            assertThat(attempt.sent()).isTrue();
        }
    }

    @Nested
    class Secrets {
        private final BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", "/(shown)");

        Secrets() {
            attempt.credential(Credential.bearer("test-token"));
        }

        @Test
        void areInTheRequestWhileItIsWritten() {
            exchange.complete(request);

            assertThat(request.getPath()).isEqualTo("/companies/1?select=name");
            assertThat(request.getFirstHeader("Authorization").getValue()).isEqualTo("Bearer test-token");
        }

        @Test
        void areTakenOutAgain() {
            exchange.complete(request);
            exchange.conceal(request, "/(shown)");

            assertThat(request.getPath()).isEqualTo("/(shown)");
            assertThat(request.getFirstHeader("Authorization")).isNull();
        }

        @Test
        void leaveTheHostOfAProxiedRequestAlone() {
            request.setPath("http://localhost:8080/(shown)");

            exchange.complete(request);

            assertThat(request.getPath()).isEqualTo("http://localhost:8080/companies/1?select=name");
        }
    }
}
