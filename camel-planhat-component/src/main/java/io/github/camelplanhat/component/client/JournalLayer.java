/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.time.Instant;

import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.journal.CallJournal;
import io.github.camelplanhat.component.journal.JournaledCall;
import io.github.camelplanhat.component.journal.Masking;

/** Writes every request and its answer into the journal. What it keeps of a body is bounded, however long that is. */
final class JournalLayer implements Layer {
    /** A list filtered by many companies has a path without end. */
    private static final int LONGEST_PATH = 1_000;

    private final Layer next;
    private final CallJournal journal;
    private final TimeSource time;

    JournalLayer(Layer next, CallJournal journal, TimeSource time) {
        this.next = next;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
        BodyHead request = new BodyHead(journal.bodySize());
        BodyHead answer = new BodyHead(journal.bodySize());
        Instant at = time.now();
        long start = time.nanos();
        AttemptResult result = new AttemptResult(attempt.number(), 0, 0, "ERROR");
        String error = "";
        try {
            PlanhatAnswer<T> complete = next.send(listened(call, request, answer), attempt);
            result = new AttemptResult(attempt.number(), complete.status(), 0, "");
            return complete;
        } catch (PlanhatHttpException e) {
            result = AttemptResult.failure(attempt.number(), 0, e);
            error = e.getBodyExcerpt();
            throw e;
        } finally {
            Duration took = Duration.ofNanos(time.nanos() - start);
            journal.add(entry(call, attempt, at, result, took, request, shown(answer, error, attempt)));
        }
    }

    private <T> PlanhatCall<T> listened(PlanhatCall<T> call, BodyHead request, BodyHead answer) {
        if (journal.bodySize() == 0) {
            return call;
        }
        return call.with(call.body() == null ? null : request.of(call.body()), (status, body) -> call.reader()
                .read(status, answer.of(body)));
    }

    private String shown(BodyHead answer, String error, Attempt attempt) {
        Masking masking = journal.masking();
        if (journal.bodySize() == 0) {
            return "";
        }
        return cut(
                error.isEmpty()
                        ? masking.body(answer.bytes(), answer.cut(), attempt.credential()::mask)
                        : masking.error(error, attempt.credential()::mask),
                journal.bodySize());
    }

    /** Of what is masked already: a mask may be longer than its value. */
    private static String cut(String text, int most) {
        return text.length() <= most || text.length() == most + 1 && text.endsWith("…")
                ? text
                : text.substring(0, most) + "…";
    }

    private JournaledCall entry(
            PlanhatCall<?> call,
            Attempt attempt,
            Instant at,
            AttemptResult result,
            Duration took,
            BodyHead request,
            String answer) {
        boolean analytics = call.host() == PlanhatCall.Host.ANALYTICS;
        boolean free = "request".equals(call.object());
        Masking masking = journal.masking();
        return new JournaledCall(
                at,
                call.object(),
                call.operation(),
                call.method(),
                cut(
                        masking.path(call.path(), call.query(), analytics || free, attempt.credential()::mask),
                        LONGEST_PATH),
                attempt.number(),
                call.records(),
                result.status(),
                result.failure(),
                took,
                cut(masking.body(request.bytes(), request.cut(), attempt.credential()::mask), journal.bodySize()),
                answer);
    }
}
