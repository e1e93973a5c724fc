/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.deadletter.DeadLetter;
import io.github.camelplanhat.routes.deadletter.DeadLetters;
import io.github.camelplanhat.routes.mapping.RowMapper;

/** What one run knows: its totals, the batch on its way, and its dead letters. Used on one thread at a time. */
final class SyncRun {
    private final String sync;
    private final String object;
    private final String id;
    private final Clock clock;
    private final Instant started;
    private final RowMapper mapper;
    private final WatermarkColumn watermark;
    private final DeadLetters.Run deadLetters;
    private final BulkOutcome totals = new BulkOutcome();
    private final ReasonTally reasons = new ReasonTally();
    private RowCursor rows;
    private MappedBatch open;

    /** {@code watermark} is null where none is kept. */
    SyncRun(
            String sync,
            String object,
            String id,
            Clock clock,
            RowMapper mapper,
            WatermarkColumn watermark,
            DeadLetters.Run deadLetters) {
        this.sync = sync;
        this.object = object;
        this.id = id;
        this.clock = clock;
        this.started = clock.instant();
        this.mapper = mapper;
        this.watermark = watermark;
        this.deadLetters = deadLetters;
    }

    /** The cursor over what the source answered with. */
    RowCursor read(Object body) {
        rows = RowCursor.over(body, watermark == null ? row -> {} : watermark::observe);
        return rows;
    }

    /** The greatest value of the watermark column over all rows of the run; null if there is none. */
    Object newWatermark() {
        return watermark == null ? null : watermark.greatest();
    }

    /** Ends the reading; rows that were not handed out stay where they are. */
    void stopReading() {
        if (rows != null) {
            rows.close();
        }
    }

    /** Why the source ended before its time, or null. */
    RuntimeException sourceFailure() {
        return rows == null ? null : rows.failure();
    }

    MappedBatch map(List<?> batch) {
        open = new MappedBatch(totals.getRead(), batch, mapper);
        return open;
    }

    /**
     * Accounts for every row of the batch on its way, and writes its dead letters.
     *
     * @param outcome of the records that travelled; null if none did
     * @return the outcome of the whole batch; its counts have the rows that the mapping refused too
     */
    BulkOutcome settle(BulkOutcome outcome) {
        return open == null
                ? new BulkOutcome()
                : settle(take(), outcome, OutcomeStatus.UNKNOWN, "Planhat's answer did not account for it");
    }

    /**
     * Accounts for every row of a batch whose bulk operation failed.
     *
     * @param outcome what the operation had told before; null if it told nothing, so that nothing is known
     */
    BulkOutcome settleFailed(BulkOutcome outcome, String failure) {
        if (open == null) {
            return new BulkOutcome();
        }
        return outcome == null
                ? settle(take(), null, OutcomeStatus.UNKNOWN, "the batch failed: " + failure)
                : settle(take(), outcome, OutcomeStatus.REFUSED, "not sent: " + failure);
    }

    private MappedBatch take() {
        MappedBatch batch = open;
        open = null;
        return batch;
    }

    private BulkOutcome settle(MappedBatch batch, BulkOutcome outcome, OutcomeStatus rest, String restReason) {
        BulkOutcome settled = batch.complete(outcome, rest, restReason);
        List<DeadLetter> letters = new ArrayList<>(batch.refused());
        for (RecordOutcome record : settled.getRecords()) {
            if (record.status() == OutcomeStatus.REFUSED || record.status() == OutcomeStatus.UNKNOWN) {
                letters.add(batch.letter(record));
            } else if (!record.status().confirmed()) {
                reasons.add(record.reason());
            }
        }
        batch.refused().forEach(letter -> settled.count(letter.status(), false));
        letters.sort(Comparator.comparingLong(DeadLetter::index));
        letters.forEach(letter -> reasons.add(letter.reason()));
        write(letters, settled);
        return settled;
    }

    private void write(List<DeadLetter> letters, BulkOutcome settled) {
        try {
            for (DeadLetter letter : letters) {
                deadLetters.write(letter);
            }
        } catch (IOException e) {
            add(settled);
            throw new UncheckedIOException("the dead letters of sync " + sync + " cannot be written", e);
        }
    }

    void add(BulkOutcome batch) {
        totals.merge(batch, 0);
    }

    void storeDeadLetters() throws IOException {
        deadLetters.store();
    }

    void close() throws IOException {
        deadLetters.close();
    }

    /** The run up to now. */
    SyncReport report(String failure) {
        return new SyncReport(
                sync,
                object,
                id,
                started,
                Duration.between(started, clock.instant()).toMillis() / 1000.0,
                totals.getRead(),
                totals.getCreated(),
                totals.getUpdated(),
                totals.getUnchanged(),
                totals.getRefused(),
                totals.getSkipped(),
                totals.getUnknown(),
                totals.getCalls(),
                totals.getIsolationCalls(),
                failure,
                deadLetters.location(),
                reasons.counts());
    }
}
