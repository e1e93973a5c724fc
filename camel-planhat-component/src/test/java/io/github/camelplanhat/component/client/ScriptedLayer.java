/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/** A layer that fails as told, attempt by attempt, and then answers. */
final class ScriptedLayer implements Layer {
    final List<Long> times = new ArrayList<>();
    private final Deque<PlanhatHttpException> failures = new ArrayDeque<>();
    private final VirtualTime time;

    ScriptedLayer(VirtualTime time) {
        this.time = time;
    }

    ScriptedLayer failing(PlanhatHttpException... next) {
        failures.addAll(List.of(next));
        return this;
    }

    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
        times.add(time.nanos());
        PlanhatHttpException failure = failures.poll();
        if (!(failure instanceof PlanhatUnavailableException u)
                || u.getKind() != Kind.CONNECT && u.getKind() != Kind.NOT_SENT && u.getAttempts() > 0) {
            attempt.markSent();
        }
        if (failure != null) {
            throw failure;
        }
        return new PlanhatAnswer<>(200, null, attempt.number(), false);
    }

    int attempts() {
        return times.size();
    }

    /** Pauses between the attempts, in seconds. */
    List<Double> pauses() {
        List<Double> pauses = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            pauses.add((times.get(i) - times.get(i - 1)) / 1e9);
        }
        return pauses;
    }

    static PlanhatUnavailableException failure(Kind kind, int status) {
        return failure(kind, status, null);
    }

    static PlanhatUnavailableException failure(Kind kind, int status, Duration retryAfter) {
        int sent = kind == Kind.CONNECT || kind == Kind.NOT_SENT || kind == Kind.QUOTA && status == 0 ? 0 : 1;
        return new PlanhatUnavailableException(
                kind,
                kind + " " + status,
                new HttpFailure(status, "", "company", "list", sent, false),
                retryAfter,
                null);
    }
}
