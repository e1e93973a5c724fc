/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.changes.ChangeKind;
import io.github.camelplanhat.component.changes.ComparedFields;
import io.github.camelplanhat.component.changes.FirstRun;
import io.github.camelplanhat.component.operation.ListOperation;
import io.github.camelplanhat.component.operation.ListSettings;
import io.github.camelplanhat.component.paging.RecordIterator;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * What has changed in a list since the store was last moved. Every poll reads the whole list; changes are told page by page,
 * and deletions after the last page. A list that did not come to its end tells of no deletion.
 */
public final class ChangesSource implements RecordSource {
    private final PlanhatObject object;
    private final ListSettings settings;
    private final ComparedFields compared;
    private final Feed feed;
    private final FirstRun firstRun;
    private final Deletions deletions;

    /** @param settings a list without offset and limit, asked for what is compared */
    public ChangesSource(
            PlanhatObject object,
            ListSettings settings,
            ComparedFields compared,
            Feed feed,
            FirstRun firstRun,
            Deletions deletions) {
        this.object = object;
        this.settings = settings;
        this.compared = compared;
        this.feed = feed;
        this.firstRun = firstRun;
        this.deletions = deletions;
    }

    @Override
    public void poll(Poll poll) {
        boolean first = !feed.store().hasBaseline(feed.name());
        boolean silent = first && firstRun == FirstRun.BASELINE;
        Set<String> seen = new HashSet<>();
        RecordIterator records = new ListOperation(object, poll.client(), settings).open(poll.scratch());
        List<Map<String, Object>> page;
        while (!(page = records.nextPage()).isEmpty()) {
            if (!poll.goesOn()) {
                return;
            }
            Map<String, String> fingerprints = fingerprints(page);
            seen.addAll(fingerprints.keySet());
            if (silent) {
                feed.store().save(feed.name(), fingerprints);
            } else {
                tell(poll, page, fingerprints);
            }
        }
        if (!poll.goesOn()) {
            return;
        }
        if (first) {
            feed.store().markBaseline(feed.name());
        }
        if (!silent) {
            deletions.tell(poll, feed, seen);
        }
    }

    private Map<String, String> fingerprints(List<Map<String, Object>> page) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (Map<String, Object> record : page) {
            Object id = record.get("_id");
            if (id == null) {
                throw new IllegalStateException(
                        object + "/changes: the list has a record without _id, and nobody can tell which one it is");
            }
            fingerprints.put(id.toString(), compared.fingerprint(record));
        }
        return fingerprints;
    }

    private void tell(Poll poll, List<Map<String, Object>> page, Map<String, String> fingerprints) {
        Map<String, String> known = feed.find(fingerprints.keySet());
        StoreMoves moves = feed.moves();
        List<Emission> changes = new ArrayList<>();
        for (Map<String, Object> record : page) {
            String id = record.get("_id").toString();
            String now = fingerprints.get(id);
            String before = known.get(id);
            if (!now.equals(before)) {
                ChangeKind kind = before == null ? ChangeKind.CREATED : ChangeKind.UPDATED;
                changes.add(change(kind, id, record, () -> moves.save(id, now)));
            }
        }
        deliver(poll, changes, moves);
    }

    static void deliver(Poll poll, List<Emission> changes, StoreMoves moves) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            poll.deliver(changes);
        } finally {
            moves.write();
        }
    }

    static Emission change(ChangeKind kind, String id, Map<String, Object> record, Runnable whenProcessed) {
        return new Emission(
                record, Map.of(PlanhatConstants.ID, id, PlanhatConstants.CHANGE, kind.name()), whenProcessed);
    }
}
