/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.routes.source.AcknowledgedRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FollowPaceTest {
    private static final class SetClock extends Clock {
        Instant now = Instant.parse("2026-03-01T02:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final SetClock clock = new SetClock();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FollowPace pace = new FollowPace();

    @BeforeEach
    void prepare() {
        context.getRegistry().bind("clock", clock);
        pace.setCamelContext(context);
        pace.setSync("accounts");
        pace.setRunFor("PT10M");
        pace.setPause("PT30S");
        pace.setMaxPause("PT2M");
        pace.start();
    }

    private Exchange caught(Exception failure) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        return exchange;
    }

    private void fail() {
        pace.failed(caught(new IllegalStateException("no state")));
    }

    private Duration pause() {
        Instant from = clock.now;
        while (!pace.due()) {
            clock.now = clock.now.plusSeconds(1);
        }
        return Duration.between(from, clock.now);
    }

    @Test
    void aRunIsToldHowLongToGoOn() {
        Exchange exchange = new DefaultExchange(context);

        pace.begin(exchange);

        assertThat(exchange.getProperty(AcknowledgedRows.FOLLOW)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theNextRunFollowsAGoodOneAtOnce() {
        pace.ended();

        assertThat(pace.due()).isTrue();
    }

    @Test
    void pausesDoubleWhileRunsFailUpToTheLongest() {
        fail();
        assertThat(pause()).isEqualTo(Duration.ofSeconds(30));
        fail();
        assertThat(pause()).isEqualTo(Duration.ofSeconds(60));
        fail();
        fail();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aGoodRunMakesPausesShortAgain() {
        fail();
        fail();
        pace.ended();
        fail();

        assertThat(pause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aRunElsewhereIsAskedForAfterTheShortestPause() {
        for (int i = 0; i < 3; i++) {
            pace.busy(caught(new SyncBusyException("accounts", "held by process 1")));

            assertThat(pause()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m", "PT0S", "-PT1S"})
    void aWrongDurationStopsTheStart(String text) {
        pace.setRunFor(text);

        assertThatThrownBy(pace::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("runFor '" + text + "'")
                .hasMessageContaining("PT10M");
    }
}
