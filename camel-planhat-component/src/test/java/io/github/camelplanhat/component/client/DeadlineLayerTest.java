/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeadlineLayerTest {
    private final VirtualTime time = new VirtualTime();
    private final StopSignal stop = new StopSignal();
    private final List<Long> remaining = new ArrayList<>();
    private final DeadlineLayer layer = new DeadlineLayer(
            new Layer() {
                @Override
                public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
                    remaining.add(attempt.deadline().remaining());
                    return new PlanhatAnswer<>(200, null, attempt.number(), false);
                }
            },
            ClientSettings.builder().time(time).deadline(Duration.ofSeconds(7)).build(),
            stop);

    @Test
    void everyCallHasTheWholeTimeForItself() {
        layer.send(Calls.get("/companies").build(), null);
        time.advance(1_000);
        layer.send(Calls.get("/companies").build(), null);

        assertThat(remaining).containsExactly(7_000_000_000L, 7_000_000_000L);
    }

    @Test
    void aStoppedClientSendsNothing() {
        stop.stop();

        assertThatThrownBy(() -> layer.send(Calls.get("/companies").build(), null))
                .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(e.getKind())
                        .isEqualTo(Kind.NOT_SENT))
                .hasMessage("company/list was not sent: the component is stopped");
        assertThat(remaining).isEmpty();
    }
}
