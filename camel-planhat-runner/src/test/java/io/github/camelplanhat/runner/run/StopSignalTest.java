/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StopSignalTest {
    private final StopSignal stop = new StopSignal();
    private final List<String> told = new ArrayList<>();

    @Test
    void aRequestTellsEverybodyOnce() {
        stop.onRequest(() -> told.add("a"));
        stop.onRequest(() -> told.add("b"));

        stop.request();
        stop.request();

        assertThat(told).containsExactly("a", "b");
        assertThat(stop.isRequested()).isTrue();
    }

    @Test
    void whoComesLateIsToldAtOnce() {
        stop.request();

        stop.onRequest(() -> told.add("late"));

        assertThat(told).containsExactly("late");
    }

    @Test
    void afterTheEndARequestTellsNobody() {
        stop.onRequest(() -> told.add("a"));
        stop.ended();

        stop.request();

        assertThat(told).isEmpty();
    }

    @Test
    void whoWaitsForTheEndIsLetGo() throws InterruptedException {
        stop.ended();

        assertThat(stop.awaitEnd(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void theWaitForTheEndHasADeadline() throws InterruptedException {
        assertThat(stop.awaitEnd(1, TimeUnit.MILLISECONDS)).isFalse();
    }
}
