/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a bulk operation: the message body after it. Every input record is in exactly one of the counts.
 *
 * <p>{@code records} holds the outcomes that the option {@code outcomes} asks for, in input order; by default those that
 * are not confirmed. Where more of them came than may be kept, {@code recordsOmitted} tells how many are missing from the
 * list; the counts are always whole. Not thread-safe.
 */
public final class BulkOutcome {
    private final Map<OutcomeStatus, Long> counts = new EnumMap<>(OutcomeStatus.class);
    private final List<RecordOutcome> records = new ArrayList<>();
    private long calls;
    private long isolationCalls;
    private long lookupCalls;
    private long resent;
    private long recordsOmitted;
    private boolean dryRun;

    public long getRead() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long getCreated() {
        return count(OutcomeStatus.CREATED);
    }

    public long getUpdated() {
        return count(OutcomeStatus.UPDATED);
    }

    public long getUnchanged() {
        return count(OutcomeStatus.UNCHANGED);
    }

    public long getDeleted() {
        return count(OutcomeStatus.DELETED);
    }

    /** Activities, events and metric values that Planhat received; whether it stored them it does not say. */
    public long getSent() {
        return count(OutcomeStatus.SENT);
    }

    public long getRefused() {
        return count(OutcomeStatus.REFUSED);
    }

    public long getSkipped() {
        return count(OutcomeStatus.SKIPPED);
    }

    public long getUnknown() {
        return count(OutcomeStatus.UNKNOWN);
    }

    /** Of a dry run: records that the operation would store anew. */
    public long getWouldCreate() {
        return count(OutcomeStatus.WOULD_CREATE);
    }

    /** Of a dry run: records that the operation would change. */
    public long getWouldUpdate() {
        return count(OutcomeStatus.WOULD_UPDATE);
    }

    /** Of a dry run: records that the operation would delete. */
    public long getWouldDelete() {
        return count(OutcomeStatus.WOULD_DELETE);
    }

    /** Of a dry run: what would be sent where nothing more can be known. */
    public long getWouldSend() {
        return count(OutcomeStatus.WOULD_SEND);
    }

    /** Whether nothing was written, and this only tells what would happen. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** Notes that nothing was written. There is no way back. */
    public void markDryRun() {
        dryRun = true;
    }

    public long count(OutcomeStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    /** Calls of Planhat's API that the operation used, repeats included. */
    public long getCalls() {
        return calls;
    }

    /** How many of the calls only served to find out which records of a batch were not stored. */
    public long getIsolationCalls() {
        return isolationCalls;
    }

    /** How many of the calls only served to find records that exist already. */
    public long getLookupCalls() {
        return lookupCalls;
    }

    /** Records that travelled more than once. */
    public long getResent() {
        return resent;
    }

    public List<RecordOutcome> getRecords() {
        return records;
    }

    public long getRecordsOmitted() {
        return recordsOmitted;
    }

    /**
     * Whether every record is confirmed, or merged into one that is, or sent where Planhat confirms nothing; of a dry run,
     * whether nothing speaks against any.
     */
    public boolean isClean() {
        return getRefused() == 0 && getUnknown() == 0;
    }

    /** Counts one record without listing it. */
    public void count(OutcomeStatus status, boolean travelledAgain) {
        count(status, 1, travelledAgain ? 1 : 0);
    }

    /**
     * Counts records without listing them.
     *
     * @param travelledAgain how many of them travelled more than once
     */
    public void count(OutcomeStatus status, long number, long travelledAgain) {
        if (number > 0) {
            counts.merge(status, number, Long::sum);
            resent += travelledAgain;
        }
    }

    /** Counts one record and lists it. */
    public void add(RecordOutcome outcome) {
        count(outcome.status(), outcome.resent());
        records.add(outcome);
    }

    public void addOmitted() {
        recordsOmitted++;
    }

    public void addCalls(long number, boolean isolation) {
        calls += number;
        if (isolation) {
            isolationCalls += number;
        }
    }

    public void addLookupCalls(long number) {
        calls += number;
        lookupCalls += number;
    }

    /**
     * Adds the counts, calls and listed records of another outcome; positions in the list are shifted by what this one
     * has read so far, so that they count from the start of the whole input.
     *
     * @param keep how many listed records this outcome may hold at most; the others are counted as omitted
     */
    public void merge(BulkOutcome later, int keep) {
        long shift = getRead();
        later.counts.forEach((status, n) -> counts.merge(status, n, Long::sum));
        calls += later.calls;
        isolationCalls += later.isolationCalls;
        lookupCalls += later.lookupCalls;
        resent += later.resent;
        recordsOmitted += later.recordsOmitted;
        dryRun |= later.dryRun;
        for (RecordOutcome r : later.records) {
            if (records.size() < keep) {
                records.add(r.shifted(shift));
            } else {
                recordsOmitted++;
            }
        }
    }

    @Override
    public String toString() {
        return "BulkOutcome" + counts + ", calls=" + calls + (dryRun ? ", dry run" : "");
    }
}
