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
     * @param outcome of the records that travelled; null if none is known
     * @param restUnknown why records that it does not account for are unknown
     * @return the outcome of the whole batch, in counts
     */
    BulkOutcome settle(BulkOutcome outcome, String restUnknown) {
        if (open == null) {
            return new BulkOutcome();
        }
        MappedBatch batch = open;
        open = null;
        BulkOutcome settled = batch.complete(outcome, restUnknown);
        List<DeadLetter> letters = new ArrayList<>(batch.refused());
        for (RecordOutcome record : settled.getRecords()) {
            if (record.status() == OutcomeStatus.REFUSED || record.status() == OutcomeStatus.UNKNOWN) {
                letters.add(batch.letter(record));
            } else if (!record.status().confirmed()) {
                reasons.add(record.reason());
            }
        }
        batch.refused()
                .forEach(l -> settled.add(
                        new RecordOutcome(l.index(), OutcomeStatus.REFUSED, null, null, l.reason(), false, null), false));
        letters.sort(Comparator.comparingLong(DeadLetter::index));
        letters.forEach(l -> reasons.add(l.reason()));
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
