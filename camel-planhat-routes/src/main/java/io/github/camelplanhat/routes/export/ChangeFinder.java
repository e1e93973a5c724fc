/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelplanhat.component.changes.ChangeKind;
import io.github.camelplanhat.component.changes.ComparedFields;
import io.github.camelplanhat.component.changes.DeletionBrake;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Missing;

/**
 * Compares the records of a list with what earlier runs have told of them. What counts as a change, and how many deletions
 * are believed, is the component's own.
 */
final class ChangeFinder {
    /** How many records are asked for before the sink hears of those that are gone. */
    private static final int AT_ONCE = 100;

    private final ComparedFields compared;
    private final DeletionBrake brake;
    private final ExportState state;
    private List<Missing> missing;
    private Set<String> inSecondPass;
    private int next;
    private int overlooked;

    ChangeFinder(ComparedFields compared, DeletionBrake brake, ExportState state) {
        this.compared = compared;
        this.brake = brake;
        this.state = state;
    }

    List<ExportBatch> page(List<Map<String, Object>> page) {
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        page.forEach(record -> byId.put(record.get("_id").toString(), record));
        Map<String, Fingerprint> known = state.find(byId.keySet());
        List<Map<String, Object>> created = new ArrayList<>();
        List<Map<String, Object>> updated = new ArrayList<>();
        List<Confirmation> ofCreated = new ArrayList<>();
        List<Confirmation> ofUpdated = new ArrayList<>();
        byId.forEach((id, record) -> {
            Fingerprint before = known.get(id);
            String now = compared.fingerprint(record);
            if (before == null) {
                created.add(record);
                ofCreated.add(new Confirmation(id, null, now, id, OutcomeStatus.CREATED));
            } else {
                state.met(before);
                if (!now.equals(before.hash())) {
                    updated.add(record);
                    ofUpdated.add(new Confirmation(id, before, now, id, OutcomeStatus.UPDATED));
                }
            }
        });
        List<ExportBatch> batches = new ArrayList<>();
        if (!created.isEmpty() || updated.isEmpty()) {
            batches.add(new ExportBatch(ChangeKind.CREATED, created, ofCreated, List.of()));
        }
        if (!updated.isEmpty()) {
            batches.add(new ExportBatch(ChangeKind.UPDATED, updated, ofUpdated, List.of()));
        }
        return batches;
    }

    /**
     * Records that are gone, some at a time, until there are no more; to be called after a list that was whole.
     *
     * @throws io.github.camelplanhat.component.changes.DeletionBrakeException if that is too many to be believed
     */
    List<ExportBatch> deleted(Presence presence) {
        if (missing == null) {
            missing = state.missing();
            brake.check(missing.size(), state.known());
        }
        while (next < missing.size()) {
            List<Missing> part = missing.subList(next, Math.min(next + AT_ONCE, missing.size()));
            next += part.size();
            List<Missing> gone =
                    part.stream().filter(m -> isGone(m.key(), presence)).toList();
            overlooked += part.size() - gone.size();
            if (!gone.isEmpty()) {
                return List.of(batch(gone));
            }
        }
        return List.of();
    }

    private boolean isGone(String id, Presence presence) {
        if (presence.asksById()) {
            return presence.get(id).isEmpty();
        }
        if (inSecondPass == null) {
            inSecondPass =
                    presence.inSecondPass(missing.stream().map(Missing::key).collect(Collectors.toSet()));
        }
        return !inSecondPass.contains(id);
    }

    private static ExportBatch batch(List<Missing> gone) {
        List<Map<String, Object>> records =
                gone.stream().map(m -> Map.<String, Object>of("_id", m.key())).toList();
        return new ExportBatch(
                ChangeKind.DELETED,
                records,
                List.of(),
                gone.stream().map(Missing::slot).toList());
    }

    /** How many records the list lacked that are not gone. */
    int overlooked() {
        return overlooked;
    }

    void stored(ExportBatch batch) {
        if (!batch.remembered().isEmpty() || !batch.forgotten().isEmpty()) {
            state.store(batch.remembered(), batch.forgotten());
        }
    }
}
