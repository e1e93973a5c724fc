/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Only Linux tells which processes share their numbers. */
class LeaseOwnerTest {
    private final String self = LeaseOwner.current().text();
    private final String number = "process " + ProcessHandle.current().pid();

    @Test
    void aProcessThatLivesIsNotDead() {
        assertThat(LeaseOwner.surelyDead(self)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatHasEndedIs() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(LeaseOwner.surelyDead(self.replace(number, "process " + ended.pid())))
                .isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessWhoseNumberHasAnotherNowIs() {
        assertThat(LeaseOwner.surelyDead(self.replaceFirst("since [^,]+", "since 2020-01-01T00:00:00Z")))
                .isTrue();
    }

    @Test
    void ofAProcessElsewhereNothingIsKnown() {
        assertThat(LeaseOwner.surelyDead(self.replace(number, "process 999999999") + "x"))
                .isFalse();
        assertThat(LeaseOwner.surelyDead("somebody")).isFalse();
    }
}
