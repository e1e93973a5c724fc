/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.Runs;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * The first entry of a run in the store. Ordinary runs go on with an ordinary one whose process died. No other kind is
 * resumed, because what it was to do died with the process, and no other kind comes between an ordinary run and its rest.
 */
final class RunStart {
    private static final DateTimeFormatter RUN_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Logger LOG = LoggerFactory.getLogger(RunStart.class);

    private final StateStore store;
    private final Clock clock;

    RunStart(StateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * To be called in the transaction that holds the lease.
     *
     * @param order null for an ordinary run
     * @param cursorFrom where a new run reads from; null where no watermark is kept
     */
    RunRow row(SyncSettings sync, SyncOrder order, String cursorFrom) {
        Runs runs = store.runs();
        Optional<RunRow> dead = runs.unfinished(sync.getName());
        if (dead.isPresent() && dead.get().kind().resumable()) {
            return resume(dead.get(), order);
        }
        String id = newRunId();
        RunKind kind = order == null ? RunKind.SYNC : order.kind();
        if (kind == RunKind.PLAN) {
            return unstored(id, sync, cursorFrom);
        }
        dead.ifPresent(this::bury);
        runs.begin(id, sync.getName(), sync.getObject(), kind, cursorFrom, clock.instant());
        return runs.find(id).orElseThrow();
    }

    private RunRow unstored(String id, SyncSettings sync, String cursorFrom) {
        Instant now = clock.instant();
        return new RunRow(
                id,
                sync.getName(),
                sync.getObject(),
                RunKind.PLAN,
                RunState.RUNNING,
                1,
                now,
                now,
                null,
                cursorFrom,
                RunCounts.NONE,
                RunRemovals.NONE,
                null,
                Map.of(),
                List.of());
    }

    private RunRow resume(RunRow dead, SyncOrder order) {
        if (order != null) {
            throw new IllegalStateException("run " + dead.id() + " of sync " + dead.sync()
                    + " was cut off and has to come to its end before a "
                    + order.kind().text()
                    + ": trigger the sync first, which goes on with it");
        }
        LOG.info("sync {}: goes on with run {}, whose process died", dead.sync(), dead.id());
        store.runs().resume(dead.id(), clock.instant());
        return store.runs().find(dead.id()).orElseThrow();
    }

    private void bury(RunRow dead) {
        Suspects.forget(store, dead, dead.inFlight());
        store.runs().end(dead.id(), "its process died", clock.instant());
    }

    /** Sorts by time, and is unique across nodes. */
    private String newRunId() {
        return RUN_TIME.format(clock.instant())
                + String.format("-%08x", ThreadLocalRandom.current().nextInt());
    }
}
