/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;

import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.DELETED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;

/**
 * Deletes one record. Where an answer is lost or does not say what became of the record, it looks whether the record is
 * still there before it says anything, or sends anything again. Thread-safe.
 */
final class Deletion {
    /** Whether a record is there. */
    private enum Presence {
        THERE,
        GONE,
        /** There is no way to look at one record of this object. */
        NOT_VISIBLE
    }

    private final PlanhatObject object;
    private final BulkSettings settings;
    private final PlanhatClient client;
    private final OutcomeCollector collector;

    Deletion(PlanhatObject object, BulkSettings settings, PlanhatClient client, OutcomeCollector collector) {
        this.object = object;
        this.settings = settings;
        this.client = client;
        this.collector = collector;
    }

    /**
     * What became of a record.
     *
     * @param resent whether it took more than one call
     * @param failure because of which no further call makes sense, or null
     */
    record Result(OutcomeStatus status, String reason, boolean resent, PlanhatException failure) {
        RecordOutcome outcome(PlanhatRecord record, String id) {
            return new RecordOutcome(record.index(), status, id, record.foundBy(), reason, resent, record.original());
        }
    }

    /** @param seen whether the record was there when this run looked for it */
    Result delete(String id, boolean seen) {
        Attempts attempts = new Attempts(id, seen);
        try {
            while (true) {
                Result result = attempts.next();
                if (result != null) {
                    return result;
                }
            }
        } catch (PlanhatForbiddenException | PlanhatUnauthorizedException | PlanhatUnavailableException e) {
            return attempts.failed(e, e);
        } catch (PlanhatHttpException | IllegalArgumentException e) {
            // It is about this record: the next ones may well go.
            return attempts.failed(e, null);
        } catch (RuntimeException | Error e) {
            PlanhatException aborted = new BulkAbortedException(object + "/bulkDelete ended unexpectedly: " + e, e);
            return attempts.failed(aborted, aborted);
        }
    }

    /** The calls for one record, and what they leave open. */
    private final class Attempts {
        private final String id;
        private final boolean seen;
        private final String path;
        private int sent;
        /** Whether a call may have deleted the record without saying so. */
        private boolean open;

        Attempts(String id, boolean seen) {
            this.id = id;
            this.seen = seen;
            this.path = "/" + object.path() + "/";
        }

        /** Sends one DELETE; the result, or null if it has to be sent again. */
        Result next() {
            sent++;
            PlanhatAnswer<DeleteAnswer> answer;
            try {
                answer = send();
            } catch (PlanhatUnavailableException e) {
                return lost(e);
            }
            open |= answer.repeatedAfterLoss();
            return switch (answer.body()) {
                case DELETED -> result(DELETED, null);
                case NOTHING -> nothing();
                case UNCLEAR -> unclear(answer.status());
            };
        }

        private Result nothing() {
            if (!open) {
                return result(SKIPPED, "not there: Planhat found nothing to delete");
            }
            return seen
                    ? result(DELETED, "an answer was lost or did not say so, and the record is gone now")
                    : result(
                            SKIPPED,
                            "not there any more; an answer was lost, so that nobody knows which call deleted it");
        }

        private Result unclear(int status) {
            open = true;
            String took = "Planhat answered " + status + " without saying that it deleted the record, ";
            Presence presence = look();
            if (presence == Presence.NOT_VISIBLE && sent == 1) {
                // A second call is the only look there is; it deletes nothing that the first did not.
                return send().body() == DeleteAnswer.NOTHING
                        ? result(DELETED, took + "and a second call found nothing to delete")
                        : result(UNKNOWN, took + "nor did it to a second call");
            }
            return switch (presence) {
                case GONE -> result(DELETED, took + "and it is gone now");
                case THERE -> result(REFUSED, took + "and it is still there");
                case NOT_VISIBLE -> result(UNKNOWN, took + "and " + object + " cannot be read one by one");
            };
        }

        private Result lost(PlanhatUnavailableException e) {
            if (!e.mayHaveBeenCarriedOut()) {
                throw e;
            }
            open = true;
            client.pause(settings.quietTime());
            if (look() == Presence.GONE) {
                return nothing();
            }
            if (sent > settings.lossesInARow()) {
                throw e;
            }
            return null;
        }

        private Result result(OutcomeStatus status, String reason) {
            return new Result(status, reason, sent > 1, null);
        }

        Result failed(Exception e, PlanhatException failure) {
            return new Result(
                    open ? UNKNOWN : REFUSED, (open ? "" : "not deleted: ") + e.getMessage(), sent > 1, failure);
        }

        private PlanhatAnswer<DeleteAnswer> send() {
            PlanhatCall<DeleteAnswer> call = PlanhatCall.to(
                            "DELETE",
                            path + IdKind.ID.pathSegment(id),
                            (status, body) -> DeleteAnswer.read(status, body, id))
                    .named(object.uriName(), Operation.BULK_DELETE.uriName())
                    .records(1)
                    .repeatable(false)
                    .alsoRead(206, 404)
                    .build();
            boolean before = open;
            // Stays so if something is thrown that does not tell how far the call came.
            open = true;
            try {
                PlanhatAnswer<DeleteAnswer> answer = client.send(call);
                open = before;
                collector.addCalls(answer.attempts(), false);
                return answer;
            } catch (PlanhatHttpException e) {
                open = before;
                collector.addCalls(e.getAttempts(), false);
                throw e;
            }
        }

        private Presence look() {
            if (!object.allows(Operation.GET)) {
                return Presence.NOT_VISIBLE;
            }
            try {
                PlanhatAnswer<Presence> answer = client.send(PlanhatCall.to(
                                "GET", path + IdKind.ID.pathSegment(id), (status, body) -> presence(status, body))
                        .named(object.uriName(), Operation.GET.uriName())
                        .alsoRead(404)
                        .build());
                collector.addLookupCalls(answer.attempts());
                return answer.body();
            } catch (PlanhatHttpException e) {
                collector.addLookupCalls(e.getAttempts());
                throw e;
            }
        }

        private Presence presence(int status, java.io.InputStream body) throws IOException {
            if (status == 404) {
                return Presence.GONE;
            }
            String found = PlanhatJson.whole()
                    .readTree(body.readAllBytes())
                    .path("_id")
                    .asText();
            if (!found.equals(id)) {
                throw new IOException("a record with the _id " + id + " was expected");
            }
            return Presence.THERE;
        }
    }
}
