/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.camelplanhat.routes.record.RecordKeys;
import io.github.camelplanhat.routes.removal.BeforeImages;
import io.github.camelplanhat.routes.removal.Departures;
import io.github.camelplanhat.routes.removal.MirrorRun;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Fingerprints;
import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.StateStore;

/** Finds what a mirror has to remove: what Planhat has within the scope, no row stands for, and no other sync has written. */
final class MirrorSearch {
    private static final int PAGE = 1_000;

    private final String sync;
    private final MirrorRun mirror;
    private final StateStore store;
    private final Function<Map<String, StoredRecord>, Set<String>> stillThere;
    private final RecordKeys names;
    /** The syncs whose records are spared; null until somebody asks. */
    private List<String> others;

    /** @param stillThere those of some records, by their ids, that a row of the run stands for according to the store */
    MirrorSearch(
            String sync,
            MirrorRun mirror,
            StateStore store,
            Function<Map<String, StoredRecord>, Set<String>> stillThere) {
        this.sync = sync;
        this.mirror = mirror;
        this.store = store;
        this.stillThere = stillThere;
        this.names = new RecordKeys(mirror.object());
    }

    /**
     * What was found.
     *
     * @param fresh how many records within the scope came with this run
     * @param all how many records Planhat has, within the scope or not
     */
    record Found(Departures departures, long fresh, long all) {}

    /** @param most how many of the records to keep in memory */
    Found find(int most) {
        List<Missing> first = new ArrayList<>();
        long[] left = {0};
        long[] present = {0};
        Map<String, StoredRecord> page = new LinkedHashMap<>();
        Runnable judge = () -> {
            Set<String> there = stillThere.apply(page);
            present[0] += there.size();
            there.forEach(page::remove);
            protectedElsewhere(page).forEach(page::remove);
            left[0] += page.size();
            List<StoredRecord> some =
                    page.values().stream().limit(most - first.size()).toList();
            first.addAll(missing(some));
            page.clear();
        };
        MirrorRun.Met met = mirror.search(record -> {
            page.put(record.id(), record);
            if (page.size() == PAGE) {
                judge.run();
            }
        });
        judge.run();
        long known = left[0] + met.before() + met.fresh() + present[0];
        Departures departures =
                new Departures(left[0], known, first, "in scope " + mirror.scope() + " of sync " + sync);
        return new Found(departures, met.fresh(), met.all());
    }

    /** Those of the records that another sync of the same state has written. */
    Set<String> protectedElsewhere(Map<String, StoredRecord> records) {
        if (records.isEmpty()) {
            return Set.of();
        }
        Map<String, Set<String>> keys = new HashMap<>();
        records.values().forEach(r -> BeforeImages.keys(mirror.object(), r)
                .forEach(key -> keys.computeIfAbsent(key, k -> new HashSet<>()).add(r.id())));
        Set<String> protectedIds = new LinkedHashSet<>();
        store.inTransaction(() -> {
            Fingerprints known = store.fingerprints();
            protectedIds.addAll(known.idsOfOthers(sync, records.keySet()));
            if (others == null) {
                others = known.others(sync, mirror.object().uriName());
            }
            for (String other : others) {
                known.unidentified(other, keys.keySet()).forEach(key -> protectedIds.addAll(keys.get(key)));
            }
        });
        return protectedIds;
    }

    /** By the keys under which the sync knows them, if it does, else by the strongest that they have in Planhat. */
    private List<Missing> missing(List<StoredRecord> records) {
        Map<String, Missing> byId = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (StoredRecord record : records) {
            byId.put(record.id(), new Missing(0, key(record), record.id()));
            BeforeImages.keys(mirror.object(), record).forEach(key -> keys.put(key, record.id()));
        }
        store.inTransaction(() -> {
            for (Fingerprint known :
                    store.fingerprints().find(sync, keys.keySet()).values()) {
                String id = keys.get(known.key());
                byId.put(id, new Missing(known.slot(), known.key(), id));
            }
            for (Fingerprints.Holder holder : store.fingerprints().holders(sync, byId.keySet())) {
                String id = holder.planhatId();
                byId.put(id, new Missing(holder.slot(), byId.get(id).key(), id));
            }
        });
        return List.copyOf(byId.values());
    }

    private String key(StoredRecord record) {
        Map<String, Object> named = new LinkedHashMap<>(record.fields());
        mirror.object().readNames().forEach((name, readAs) -> {
            if (record.fields().get(readAs) != null) {
                named.putIfAbsent(name, record.fields().get(readAs));
            }
        });
        named.remove("_id");
        String key = names.of(named);
        return key == null ? "_id=" + record.id() : key;
    }
}
