/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import io.github.camelplanhat.routes.mapping.RowMapper;
import io.github.camelplanhat.routes.record.RecordKeys;

/** Turns the rows of one run into records. */
final class RowStage {
    private final RowMapper mapper;
    private final RunReferences references;
    private final RecordKeys keys;
    /** The fields that the mapping writes. */
    private final Set<String> targets;

    private final Clock clock;

    RowStage(RowMapper mapper, RunReferences references, RecordKeys keys, Set<String> targets, Clock clock) {
        this.mapper = mapper;
        this.references = references;
        this.keys = keys;
        this.targets = targets;
        this.clock = clock;
    }

    /** No row stands for the others: each is checked by itself. */
    void checkEachRow() {
        mapper.checkEachRow();
    }

    /** @param firstIndex position of the batch's first row in the run */
    MappedBatch map(long firstIndex, List<?> batch) {
        return new MappedBatch(firstIndex, batch, mapper, keys, targets, clock.instant());
    }

    /** Calls used for look-ups since this was asked for the last time. */
    long takeCalls() {
        return references.takeCalls();
    }
}
