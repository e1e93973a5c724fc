/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.simulator.junit.PlanhatExtension;
import io.github.camelplanhat.simulator.quota.QuotaRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** API sheet, section 1.7. Time stands still unless a test moves it. */
class QuotaTest {
    private static final AtomicLong NOW = new AtomicLong(1);

    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.of(PlanhatSimulator.builder()
            .nanoTime(NOW::get)
            .quota(QuotaRules.standard().withRetryAfter()));

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);

    private static void pass(Duration time) {
        NOW.addAndGet(time.toNanos());
    }

    /** How many of so many calls are answered 200. */
    private int admitted(int calls) throws IOException {
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            admitted += client.get("/workflows").status() == 200 ? 1 : 0;
        }
        return admitted;
    }

    @Nested
    class Windows {
        @Test
        void aHundredAndFiftyCallsFitIntoASecond() throws IOException {
            assertThat(admitted(160)).isEqualTo(150);
        }

        @Test
        void twoHundredCallsFitIntoAMinute() throws IOException {
            assertThat(admitted(100)).isEqualTo(100);
            pass(Duration.ofSeconds(2));
            assertThat(admitted(110)).isEqualTo(100);
        }

        @Test
        void theMinuteSlides() throws IOException {
            admitted(100);
            pass(Duration.ofSeconds(30));
            admitted(100);
            pass(Duration.ofSeconds(30));
            assertThat(admitted(1)).isEqualTo(1);
            pass(Duration.ofMillis(29_999));
            assertThat(admitted(99)).isEqualTo(99);
            assertThat(admitted(1)).isZero();
        }

        @Test
        void refusedCallsUseUpQuotaTooUnlessSwitchedOff() throws IOException {
            QuotaRules few = new QuotaRules(2, 2, 9, Duration.ofMinutes(1), false, true);
            simulator.quota(few);
            admitted(2);
            pass(Duration.ofSeconds(59));
            assertThat(admitted(1)).isZero();
            pass(Duration.ofSeconds(1));
            assertThat(admitted(2)).isEqualTo(1);
            simulator.quota(few.withRefusedCallsFree());
            admitted(3);
            pass(Duration.ofSeconds(60));
            assertThat(admitted(2)).isEqualTo(2);
        }

        @Test
        void aMinuteCanBeShorter() throws IOException {
            simulator.quota(QuotaRules.standard().scaledTo(Duration.ofSeconds(6)));
            assertThat(admitted(160)).isEqualTo(150);
            pass(Duration.ofSeconds(6));
            assertThat(admitted(150)).isEqualTo(150);
        }

        @Test
        void noMinuteLastsNothing() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> QuotaRules.standard().scaledTo(Duration.ZERO));
        }

        @Test
        void withoutQuotaEveryCallIsAdmitted() throws IOException {
            simulator.quota(QuotaRules.off());
            assertThat(admitted(300)).isEqualTo(300);
        }
    }

    @Nested
    class Refusals {
        @Test
        void a429SaysWhenToComeBack() throws IOException {
            admitted(100);
            pass(Duration.ofSeconds(10));
            admitted(100);
            Reply refused = client.get("/workflows");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).hasValue("50");
        }

        @Test
        void a429CanBeSilent() throws IOException {
            simulator.quota(new QuotaRules(1, 1, 1, Duration.ofMinutes(1), false, true));
            admitted(1);
            Reply refused = client.get("/workflows");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEmpty();
        }

        @Test
        void everyTokenHasItsOwnQuota() throws IOException {
            simulator.quota(new QuotaRules(1, 1, 1, Duration.ofMinutes(1), false, true));
            simulator.tokens().add("other-token");
            admitted(1);
            Client other = Client.anonymous(simulator).header("Authorization", "Bearer other-token");
            assertThat(other.get("/workflows").status()).isEqualTo(200);
            assertThat(admitted(1)).isZero();
        }

        @Test
        void theAnalyticsHostHasNoQuota() throws IOException {
            Client analytics = Client.analytics(simulator);
            for (int i = 0; i < 210; i++) {
                assertThat(analytics
                                .post("/analytics/" + simulator.tenantToken(), "{}")
                                .status())
                        .isEqualTo(200);
            }
        }

        @Test
        void aBulkCallIsOneCall() throws IOException {
            simulator.quota(new QuotaRules(1, 1, 1, Duration.ofMinutes(1), false, true));
            assertThat(client.put("/companies", "[{'name':'A'},{'name':'B'}]").status())
                    .isEqualTo(200);
            assertThat(admitted(1)).isZero();
        }

        @Test
        void clearForgetsTheCallsCounted() throws IOException {
            admitted(150);
            simulator.clear();
            assertThat(admitted(1)).isEqualTo(1);
        }
    }

    @Nested
    class Parallel {
        @Test
        void fiftyCallsMayBeInFlightAndNotOneMore() throws IOException {
            List<Wire> open = new ArrayList<>();
            try {
                for (int i = 0; i < 50; i++) {
                    open.add(new Wire(simulator).announce("PUT", "/companies", "[]"));
                }
                Until.holds(() -> simulator.journal().count() == 50);
                assertThat(client.get("/workflows").status()).isEqualTo(429);
                assertThat(open.get(0).body("[]").answer().status()).isEqualTo(200);
                assertThat(client.get("/workflows").status()).isEqualTo(200);
            } finally {
                for (Wire wire : open) {
                    wire.close();
                }
            }
        }

        @Test
        void aCallIsOverWhenItsAnswerIsThere() throws IOException {
            simulator.quota(new QuotaRules(10_000, 10_000, 1, Duration.ofMinutes(1), false, true));
            assertThat(admitted(300)).isEqualTo(300);
        }
    }
}
