/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentMessagesTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final RecentMessages recent = new RecentMessages(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aMessageIsNewOnce() {
        assertThat(recent.add("a")).isTrue();
        assertThat(recent.add("a")).isFalse();
        assertThat(recent.contains("a")).isTrue();
        assertThat(recent.contains("b")).isFalse();
    }

    @Test
    void itIsForgottenAfterItsTime() {
        recent.setKeepFor(Duration.ofMinutes(5));
        recent.add("a");

        now = now.plus(Duration.ofMinutes(5));
        assertThat(recent.contains("a")).isTrue();
        now = now.plusMillis(1);
        assertThat(recent.contains("a")).isFalse();
        assertThat(recent.add("a")).isTrue();
    }

    @Test
    void theOldestOneMakesRoom() {
        recent.setMaxMessages(2);
        recent.add("a");
        recent.add("b");
        recent.add("c");

        assertThat(recent.contains("a")).isFalse();
        assertThat(recent.contains("b")).isTrue();
        assertThat(recent.contains("c")).isTrue();
    }

    @Test
    void aRemovedOneIsNewAgain() {
        recent.add("a");

        assertThat(recent.remove("a")).isTrue();
        assertThat(recent.remove("a")).isFalse();
        assertThat(recent.add("a")).isTrue();
    }

    @Test
    void clearingForgetsAll() {
        recent.add("a");

        recent.clear();

        assertThat(recent.contains("a")).isFalse();
    }
}
