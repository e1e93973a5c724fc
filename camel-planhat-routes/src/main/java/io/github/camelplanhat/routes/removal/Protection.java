/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.store.Standing;

/** Tells of records that seem to have left whether something speaks for them. */
final class Protection {
    private final KeyNames names;
    private final DeleteBehavior behavior;
    private final RunState run;
    private final KeyFilter uncertain;

    Protection(PlanhatObject object, DeleteBehavior behavior, RunState run, KeyFilter uncertain) {
        this.names = new KeyNames(object);
        this.behavior = behavior;
        this.run = run;
        this.uncertain = uncertain;
    }

    /** What the fingerprints of all syncs say of these records, by their ids. */
    Map<String, List<Standing>> standings(Collection<String> ids) {
        Map<String, List<Standing>> byId = new HashMap<>();
        run.store()
                .inTransaction(() -> run.store().fingerprints().ofRecords(ids))
                .forEach(s -> byId.computeIfAbsent(s.planhatId(), id -> new java.util.ArrayList<>())
                        .add(s));
        return byId;
    }

    /** Whether a row of the source is this record under another key. */
    boolean renamed(List<Standing> standings, Long slot) {
        return standings.stream()
                .anyMatch(s -> s.sync().equals(run.sync())
                        && (slot == null || s.slot() != slot)
                        && run.met(s.slot(), s.run()));
    }

    /** Why a record must stay that another sync has too; null if none has. What is cleared is this sync's own. */
    String elsewhere(List<Standing> standings) {
        if (behavior == DeleteBehavior.CLEAR) {
            return null;
        }
        return standings.stream()
                .filter(s -> !s.sync().equals(run.sync()))
                .findFirst()
                .map(s -> "the sync " + s.sync() + " has it too, as " + s.key())
                .orElse(null);
    }

    /** Why a record with this key must stay; null if nothing speaks for it. */
    String byKey(RecordKey key) {
        return key.values().stream().anyMatch(v -> uncertain.mayHave(key.field(), v))
                ? mayBeInSource(key.field())
                : null;
    }

    /** The same by the keys that the record has in Planhat. */
    String byKeys(Map<String, Object> record) {
        String[] keys = names.keys(record);
        for (int k = 0; k < keys.length; k++) {
            String field = names.keyables().get(k);
            if (keys[k] != null && uncertain.mayHave(field, keys[k])) {
                return mayBeInSource(field);
            }
        }
        return null;
    }

    private static String mayBeInSource(String field) {
        return "a row of the source has its " + field + ", and it is not certain which record that row is";
    }

    /** Why a record is not the one that the sync knew by this key; null if it is. */
    String identity(RecordKey key, Map<String, Object> record) {
        int at = names.keyables().indexOf(key.field());
        String now = at < 0 ? null : names.keys(record)[at];
        return key.isThatOf(now)
                ? null
                : "its " + key.field() + " in Planhat is " + (now == null ? "empty" : "another one") + " now";
    }

    KeyNames names() {
        return names;
    }
}
