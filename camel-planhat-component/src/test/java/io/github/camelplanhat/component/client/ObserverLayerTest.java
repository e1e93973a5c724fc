/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static io.github.camelplanhat.component.client.ScriptedLayer.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObserverLayerTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Object> events = new ArrayList<>();
    private final CallObserver recorder = new CallObserver() {
        @Override
        public void started(CallInfo call, int attempt) {
            events.add(call);
            events.add(attempt);
        }

        @Override
        public void finished(CallInfo call, AttemptResult result) {
            events.add(result);
        }
    };
    private final PlanhatCall<String> call = Calls.create("{}").build();
    private final Attempt attempt = Attempt.first(new Deadline(time, 1)).next();

    private void send(PlanhatHttpException... failures) {
        new ObserverLayer(new ScriptedLayer(time).failing(failures), recorder, time).send(call, attempt);
    }

    @Test
    void anAnswerIsReportedWithItsCall() {
        send();

        assertThat(events)
                .containsExactly(
                        new CallInfo("company", "create", "POST", PlanhatCall.Host.API, 1),
                        2,
                        new AttemptResult(2, 200, 0, ""));
    }

    @Test
    void aMissingAnswerIsReportedByItsKind() {
        assertThatThrownBy(() -> send(failure(Kind.TIMEOUT, 0))).isInstanceOf(PlanhatHttpException.class);

        assertThat(events).last().isEqualTo(new AttemptResult(2, 0, 0, "TIMEOUT"));
    }

    @Test
    void anErrorIsReportedByItsName() {
        PlanhatHttpException failure = new PlanhatForbiddenException(new HttpFailure(403, "", "company", "create"));

        assertThatThrownBy(() -> send(failure)).isSameAs(failure);
        assertThat(events).last().isEqualTo(new AttemptResult(2, 403, 0, "FORBIDDEN"));
    }

    @Test
    void theTimeOfTheRequestIsMeasured() {
        Layer slow = new Layer() {
            @Override
            public <T> PlanhatAnswer<T> send(PlanhatCall<T> which, Attempt number) {
                time.advance(42);
                return new PlanhatAnswer<>(206, null, 1, false);
            }
        };

        new ObserverLayer(slow, recorder, time).send(call, attempt);

        assertThat(events).last().isEqualTo(new AttemptResult(2, 206, 42, ""));
    }

    @Test
    void aFailingObserverDisturbsNeitherTheCallNorTheOthers() {
        CallObserver failing = new CallObserver() {
            @Override
            public void started(CallInfo info, int number) {
                throw new IllegalStateException("an observer's own fault");
            }
        };

        new ObserverLayer(new ScriptedLayer(time), new Observers(List.of(failing, recorder)), time).send(call, attempt);

        assertThat(events).hasSize(3);
    }

    @Test
    void neitherDoesOneThatIsLinkedWrongly() {
        CallObserver failing = new CallObserver() {
            @Override
            public void finished(CallInfo info, AttemptResult result) {
                throw new NoSuchMethodError("of another version of a metrics library");
            }
        };

        new ObserverLayer(new ScriptedLayer(time), new Observers(List.of(failing, recorder)), time).send(call, attempt);

        assertThat(events).hasSize(3);
    }
}
