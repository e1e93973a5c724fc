/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.changes.ChangeKind;
import io.github.camelplanhat.component.changes.DeletionBrake;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.operation.RecordLookup;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Tells of records that are gone. That a list does not have them is no proof: too many at once stop the poll, companies must be
 * missing from the lean list too, and each record is then asked for by itself.
 */
public final class Deletions {
    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
    /** How many records are confirmed before the route hears of them. */
    private static final int AT_ONCE = 100;

    private final PlanhatObject object;
    private final DeletionBrake brake;
    private final boolean narrowed;

    /** @param narrowed whether the list is only a part of the object's records: one that is not in it may be elsewhere */
    public Deletions(PlanhatObject object, DeletionBrake brake, boolean narrowed) {
        this.object = object;
        this.brake = brake;
        this.narrowed = narrowed;
    }

    /** @param seen the ids of a list that came to its end */
    void tell(Poll poll, Feed feed, Set<String> seen) {
        Feed.Missing missing = feed.missing(seen);
        if (missing.ids().isEmpty()) {
            return;
        }
        brake.check(missing.ids().size(), missing.known());
        WholeList whole = new WholeList(object, poll);
        if (!narrowed && whole.leanListHasMore(seen)) {
            return;
        }
        Presence presence = presence(poll.client(), whole, missing.ids());
        int overlooked = 0;
        for (int from = 0; from < missing.ids().size() && poll.goesOn(); from += AT_ONCE) {
            List<String> part = missing.ids()
                    .subList(from, Math.min(from + AT_ONCE, missing.ids().size()));
            overlooked += tell(poll, feed, part, presence);
        }
        if (overlooked > 0) {
            LOG.warn("{}/changes: the list lacked {} records that are not gone", object, overlooked);
        }
    }

    private Presence presence(PlanhatClient client, WholeList whole, List<String> missing) {
        if (!WholeList.isNeededFor(object)) {
            RecordLookup lookup = new RecordLookup(object, client);
            return id -> lookup.find(id).orElse(null);
        }
        Map<String, Map<String, Object>> found = whole.find(Set.copyOf(missing));
        return found::get;
    }

    /** How many of the records are still where the list should have had them. */
    private int tell(Poll poll, Feed feed, List<String> missing, Presence presence) {
        StoreMoves moves = feed.moves();
        List<Emission> changes = new ArrayList<>();
        int overlooked = 0;
        for (String id : missing) {
            Map<String, Object> record = presence.of(id);
            if (record == null) {
                changes.add(ChangesSource.change(ChangeKind.DELETED, id, onlyId(id), () -> moves.remove(id)));
            } else if (narrowed || !RecordLookup.isOf(object, record)) {
                changes.add(ChangesSource.change(ChangeKind.UPDATED, id, record, () -> moves.remove(id)));
            } else {
                overlooked++;
            }
        }
        ChangesSource.deliver(poll, changes, moves);
        return overlooked;
    }

    /** What is left of a record; a route may add to it, as to any other one. */
    private static Map<String, Object> onlyId(String id) {
        return new LinkedHashMap<>(Map.of("_id", id));
    }

    /** Asks for one record. */
    @FunctionalInterface
    private interface Presence {
        /** The record; null if it is gone. */
        Map<String, Object> of(String id);
    }
}
