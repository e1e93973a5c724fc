/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelplanhat.routes.store.Fingerprints.Holder;
import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * Records that seem to have left because the sync knows them by another key now: the mapping has a stronger one, or
 * {@code matchBy} was changed. A row of the run stands for each of them, and its old fingerprint is one too many.
 */
final class RenamedRecords {
    private static final int PAGE = 1_000;

    private final StateStore store;
    private final String sync;
    private final Predicate<Holder> met;
    private final Predicate<String> metById;
    private final List<Long> superfluous = new ArrayList<>();

    /**
     * @param met whether the run met the record of a fingerprint
     * @param metById whether it met a record of Planhat, by its id, of which no fingerprint tells
     */
    RenamedRecords(StateStore store, String sync, Predicate<Holder> met, Predicate<String> metById) {
        this.store = store;
        this.sync = sync;
        this.met = met;
        this.metById = metById;
    }

    /** Those that have really left. */
    List<Missing> departed(List<Missing> seemingly) {
        List<String> ids = seemingly.stream()
                .map(Missing::planhatId)
                .filter(Objects::nonNull)
                .toList();
        Set<String> renamed = new HashSet<>();
        if (!ids.isEmpty()) {
            store.fingerprints().holders(sync, ids).stream().filter(met).forEach(h -> renamed.add(h.planhatId()));
        }
        List<Missing> left = new ArrayList<>();
        for (Missing missing : seemingly) {
            if (renamed.contains(missing.planhatId())) {
                superfluous.add(missing.slot());
            } else if (missing.planhatId() == null || !metById.test(missing.planhatId())) {
                left.add(missing);
            }
        }
        return left;
    }

    /** Fingerprints that the sync has twice. */
    int number() {
        return superfluous.size();
    }

    /** Forgets the old ones. */
    void forget(SyncRun run) {
        for (int from = 0; from < superfluous.size(); from += PAGE) {
            List<Long> slots = superfluous.subList(from, Math.min(from + PAGE, superfluous.size()));
            run.removed(RunRemovals.NONE, Map.of(), () -> store.fingerprints().remove(slots));
        }
    }
}
