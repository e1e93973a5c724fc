/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Brings one batch to Planhat, in as many calls as it takes: halves what is too large or gets no answer, and narrows down
 * by halving what an answer leaves unexplained, within a price in calls. Only keyed records are ever sent again.
 */
final class BatchDelivery {
    private final PlanhatObject object;
    private final Writing writing;
    private final BulkSettings settings;
    private final PlanhatClient client;
    private final BulkLane lane;
    private final Resolution resolution;
    private final OutcomeCollector collector;
    private final BulkAnswerReader reader = new BulkAnswerReader();
    private final BulkAnswerReader readerWithoutIds = new BulkAnswerReader(false);
    private int isolationCallsLeft;
    private int lossesInARow;

    BatchDelivery(
            PlanhatObject object,
            Writing writing,
            BulkSettings settings,
            PlanhatClient client,
            BulkLane lane,
            Resolution resolution,
            OutcomeCollector collector) {
        this.object = object;
        this.writing = writing;
        this.settings = settings;
        this.client = client;
        this.lane = lane;
        this.resolution = resolution;
        this.collector = collector;
        this.isolationCallsLeft = settings.isolationCalls();
    }

    /**
     * Returns when every record of the batch has its outcome.
     *
     * @throws PlanhatException if the rest of the batch can get none; its records then are unresolved
     */
    void deliver(Batch batch) {
        int before = isolationCallsLeft;
        Deque<Part> parts = new ArrayDeque<>();
        parts.add(batch.whole());
        while (!parts.isEmpty()) {
            Part part = parts.poll();
            if (part.size() > Math.min(lane.limit(), settings.batchSize())) {
                halve(part, parts);
            } else if (part.isolation() && isolationCallsLeft <= 0) {
                giveUp(part);
            } else {
                deliver(part, parts);
            }
        }
        if (isolationCallsLeft == before) {
            // A long run with a bad batch now and then must not end up with a price that the first of them has used up.
            isolationCallsLeft = Math.min(settings.isolationCalls(), before + 1);
        }
    }

    private void deliver(Part part, Deque<Part> parts) {
        BulkAnswer answer;
        try {
            answer = call(part);
        } catch (PlanhatUnavailableException e) {
            sendSmaller(part, parts, e);
            return;
        }
        // Only what travelled can be meant: a namesake in another part of the batch must not take its place.
        KeyIndex index = new KeyIndex(object, part);
        List<Entry> unexplained = Explanation.of(part, answer, index, writing, resolution);
        failIfForbidden(part, answer, unexplained);
        if (!unexplained.isEmpty()) {
            unexplained.forEach(e -> e.uncertain = true);
            narrow(part, unexplained, answer, parts);
        }
    }

    private BulkAnswer call(Part part) {
        if (part.isolation()) {
            isolationCallsLeft--;
        }
        for (Entry entry : part.entries()) {
            entry.resent |= entry.sent;
            entry.sent = true;
        }
        lane.enter(settings.turnWait(), object.uriName(), operation());
        try {
            return send(part);
        } finally {
            lane.leave();
        }
    }

    private BulkAnswer send(Part part) {
        try {
            BulkAnswerReader answers = showsIds(part) ? reader : readerWithoutIds;
            PlanhatAnswer<BulkAnswer> answer = client.send(PlanhatCall.to("PUT", "/" + object.path(), answers)
                    .named(object.uriName(), operation())
                    .body(part)
                    .records(part.size())
                    .alsoRead(206, 400, 403)
                    .repeatable(repeatable(part))
                    .timeoutRepeated(false)
                    .quietTime(settings.quietTime())
                    .build());
            collector.addCalls(answer.attempts(), part.isolation());
            if (answer.repeatedAfterLoss()) {
                part.entries().forEach(e -> e.resent = true);
            }
            lossesInARow = 0;
            lane.digested(part.size());
            return answer.body();
        } catch (PlanhatUnavailableException e) {
            collector.addCalls(e.getAttempts(), part.isolation());
            if (e.mayHaveBeenCarriedOut()) {
                part.entries().forEach(entry -> entry.uncertain = true);
            }
            if (e.mayHaveBeenCarriedOut() && e.getHttpStatus() != 503) {
                letItEnd(e);
            }
            throw e;
        } catch (PlanhatHttpException e) {
            collector.addCalls(Math.max(1, e.getAttempts()), part.isolation());
            if (e.mayHaveBeenCarriedOut()) {
                part.entries().forEach(entry -> entry.uncertain = true);
            }
            throw e;
        }
    }

    /** Whether a record is found by its id, the first of its keys, or an outcome may show it. */
    private boolean showsIds(Part part) {
        Batch batch = part.batch();
        EntryTable byId = batch.distinct(0);
        boolean merged = batch.taken() > batch.entries.size();
        return byId == null
                || !byId.isEmpty()
                || merged
                || writing != Writing.UPSERT
                || collector.lists(OutcomeStatus.CREATED)
                || collector.lists(OutcomeStatus.UPDATED);
    }

    /** The call may still be running: the lane stays closed until it has had time to end, whoever comes next. */
    private void letItEnd(PlanhatUnavailableException lost) {
        try {
            client.pause(settings.quietTime());
        } catch (PlanhatUnavailableException stopped) {
            lost.addSuppressed(stopped);
        }
    }

    /** Whether a second call with the same records does nothing that the first did not. */
    private boolean repeatable(Part part) {
        return part.batch().keyed && writing.repeatable;
    }

    private String operation() {
        return writing.operation.uriName();
    }

    private boolean mayTravelAgain(Part part) {
        return repeatable(part) && lossesInARow < settings.lossesInARow();
    }

    private void sendSmaller(Part part, Deque<Part> parts, PlanhatUnavailableException failure) {
        if (failure.getKind() == Kind.TOO_LARGE) {
            lane.tooMuch(part.size());
            if (part.size() == 1) {
                resolution.resolve(
                        part.entries().get(0), OutcomeStatus.REFUSED, null, "too large for Planhat (status 413)");
            } else {
                halve(part, parts);
            }
        } else if (failure.getKind() == Kind.TIMEOUT && mayTravelAgain(part)) {
            lossesInARow++;
            lane.tooMuch(part.size());
            halve(part, parts);
        } else {
            throw failure;
        }
    }

    private static void halve(Part part, Deque<Part> parts) {
        if (part.size() > 1) {
            parts.push(part.secondHalf());
        }
        parts.push(part.firstHalf());
    }

    /**
     * Sends the unexplained records again: as one group if the others were the trouble, else in halves. What cannot be sent
     * again, or is alone and still unexplained, stays unknown.
     */
    private void narrow(Part part, List<Entry> unexplained, BulkAnswer answer, Deque<Part> parts) {
        Part again = new Part(part.batch(), unexplained, true);
        if (!repeatable(part) || part.size() == 1) {
            unexplained.forEach(
                    e -> resolution.resolve(e, OutcomeStatus.UNKNOWN, null, unexplainedReason(part, answer)));
        } else if (unexplained.size() < part.size()) {
            parts.add(again);
        } else {
            parts.add(again.firstHalf());
            parts.add(again.secondHalf());
        }
    }

    private String unexplainedReason(Part part, BulkAnswer answer) {
        String why = repeatable(part)
                ? "the answer does not say whether the record was stored"
                : part.batch().keyed
                        ? "the answer does not say whether the record was stored; send it again: what was stored is then there already"
                        : "the answer does not say whether the record was stored, and a record without a key is not sent twice; "
                                + "give it a key such as externalId or sourceId";
        String errors = String.join(
                " | ",
                answer.errors().stream()
                        .map(BulkError::text)
                        .distinct()
                        .limit(3)
                        .toList());
        String said = errors.isEmpty() ? answer.excerpt() : errors;
        return said.isEmpty() ? why : why + "; it says: " + said;
    }

    private void giveUp(Part part) {
        part.entries()
                .forEach(e -> resolution.resolve(
                        e,
                        OutcomeStatus.UNKNOWN,
                        null,
                        "the answers do not say whether the record was stored, and isolationCalls="
                                + settings.isolationCalls() + " are used up"));
    }

    /**
     * A 403 that let nothing through is about the token, not about the records: every further call would get it too. A
     * record that is looked at by itself, because others of its call were let through, may well be the reason.
     */
    private void failIfForbidden(Part part, BulkAnswer answer, List<Entry> unexplained) {
        boolean nothingStored = (answer.created() == null || answer.created() == 0)
                && (answer.updated() == null || answer.updated() == 0)
                && (answer.nonupdates() == null || answer.nonupdates() == 0);
        if (answer.status() == 403 && nothingStored && !part.isolation()) {
            String said = answer.errors().isEmpty()
                    ? answer.excerpt()
                    : answer.errors().get(0).text();
            unexplained.stream()
                    .filter(e -> !e.uncertain)
                    .forEach(e -> resolution.resolve(
                            e, OutcomeStatus.REFUSED, null, "not stored: no permission (status 403)"));
            throw new PlanhatForbiddenException(new HttpFailure(403, said, object.uriName(), operation()));
        }
    }
}
