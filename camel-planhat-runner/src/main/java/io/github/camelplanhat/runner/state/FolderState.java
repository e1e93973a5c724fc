/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.removal.Undo;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.LeaseHeldException;
import io.github.camelplanhat.routes.store.LetterChoice;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.sync.SyncReports;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.config.ConfigFolder;
import io.github.camelplanhat.runner.run.SleepingContext;

/** What the syncs of a folder have stored. Nothing is run; another process may be running it. */
public final class FolderState implements AutoCloseable {
    private static final int PAGE = 500;

    private final SleepingContext sleeping;
    private final StateStores stores;
    private final Map<String, String> syncs;

    private FolderState(SleepingContext sleeping) {
        this.sleeping = sleeping;
        this.stores = StateStores.of(sleeping.context());
        stores.forALook();
        this.syncs = SyncReports.of(sleeping.context()).syncs();
    }

    public static FolderState open(ConfigFolder folder) {
        return new FolderState(SleepingContext.start(folder, Map.of()));
    }

    /**
     * The latest runs, the newest first.
     *
     * @param sync null for every sync
     */
    public List<RunRow> runs(String sync, int limit) {
        if (sync != null) {
            StateStore store = store(sync);
            return store.inTransaction(() -> store.runs().latest(sync, limit));
        }
        List<RunRow> runs = new ArrayList<>();
        for (StateStore store : stores.all()) {
            runs.addAll(store.inTransaction(() -> store.runs().latest(limit)));
        }
        return runs.stream()
                .sorted(Comparator.comparing(RunRow::started).reversed())
                .limit(limit)
                .toList();
    }

    public RunRow run(String id) {
        return stores.all().stream()
                .map(store -> store.inTransaction(() -> store.runs().find(id).orElse(null)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new ConfigException("there is no run " + id + "; the command runs lists them"));
    }

    /**
     * Hands out dead letters in the order in which they came to the list.
     *
     * @param sync the sync or event stream; null for any
     * @param reason text that the reason contains in any case; null for any
     * @return how many were handed out
     */
    public long deadLetters(String sync, String reason, Consumer<StoredDeadLetter> each) {
        List<StateStore> asked = sync == null ? stores.all() : List.of(storeOfAny(sync));
        return asked.stream().mapToLong(s -> deadLetters(s, sync, reason, each)).sum();
    }

    private static long deadLetters(StateStore store, String sync, String reason, Consumer<StoredDeadLetter> each) {
        LetterChoice choice = new LetterChoice(reason, Set.of());
        long shown = 0;
        long[] after = {0};
        List<StoredDeadLetter> page;
        do {
            page = store.inTransaction(() -> store.deadLetters().after(sync, after[0], PAGE));
            for (StoredDeadLetter letter : page) {
                after[0] = letter.id();
                if (choice.includes(letter)) {
                    each.accept(letter);
                    shown++;
                }
            }
        } while (page.size() == PAGE);
        return shown;
    }

    /** Makes the next run of a sync or job send everything; not while it runs. */
    public void forget(String sync) {
        StateStore store = storeOfAny(sync);
        Lease lease;
        try {
            lease = store.leaseKeeper().acquire(sync);
        } catch (LeaseHeldException e) {
            throw new IllegalStateException(sync + " is running (" + e.getMessage() + "); stop it first", e);
        }
        try {
            store.forget(sync);
        } finally {
            store.leaseKeeper().release(lease);
        }
    }

    /**
     * Takes back what a run removed.
     *
     * @throws ConfigException if there is no such run, or it removed nothing
     */
    public UndoReport undo(String run, boolean dryRun, boolean force) {
        for (StateStore store : stores.all()) {
            if (store.inTransaction(() -> store.runs().find(run)).isPresent()) {
                try {
                    return new Undo(sleeping.context(), store, Clock.systemUTC()).run(run, dryRun, force);
                } catch (IllegalArgumentException e) {
                    throw new ConfigException(e.getMessage());
                }
            }
        }
        throw new ConfigException("there is no run " + run + "; the command runs lists them");
    }

    private StateStore storeOfAny(String name) {
        Set<String> known = new LinkedHashSet<>(syncs.keySet());
        known.addAll(JobReports.of(sleeping.context()).jobs().keySet());
        if (!known.contains(name)) {
            throw new ConfigException("there is no sync or job " + name + Names.hint(name, known));
        }
        return stores.of(name);
    }

    private StateStore store(String sync) {
        if (!syncs.containsKey(sync)) {
            throw new ConfigException("there is no sync " + sync + Names.hint(sync, syncs.keySet()));
        }
        return stores.of(sync);
    }

    @Override
    public void close() {
        sleeping.close();
    }
}
