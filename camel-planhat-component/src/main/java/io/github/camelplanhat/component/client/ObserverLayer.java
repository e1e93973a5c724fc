/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import io.github.camelplanhat.component.error.PlanhatHttpException;

/** Tells the observers about every request. */
final class ObserverLayer implements Layer {
    private final Layer next;
    private final CallObserver observer;
    private final TimeSource time;

    ObserverLayer(Layer next, CallObserver observer, TimeSource time) {
        this.next = next;
        this.observer = observer;
        this.time = time;
    }

    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
        CallInfo info = CallInfo.of(call);
        observer.started(info, attempt.number());
        long start = time.nanos();
        AttemptResult result = new AttemptResult(attempt.number(), 0, 0, "ERROR");
        try {
            PlanhatAnswer<T> answer = next.send(call, attempt);
            result = new AttemptResult(attempt.number(), answer.status(), time.nanos() - start, "");
            return answer;
        } catch (PlanhatHttpException e) {
            result = AttemptResult.failure(attempt.number(), time.nanos() - start, e);
            throw e;
        } finally {
            observer.finished(info, result);
        }
    }
}
