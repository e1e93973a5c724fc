/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.removal.Undo;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.JobRuns;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.LeaseHeldException;
import io.github.camelplanhat.routes.store.LetterChoice;
import io.github.camelplanhat.routes.store.Runs;
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
     * @param name of a sync or job; null for all
     */
    public List<StoredRun> runs(String name, int limit) {
        List<StateStore> asked = name == null ? stores.all() : List.of(storeOfAny(name));
        return asked.stream()
                .flatMap(store -> store.inTransaction(() -> runs(store, name, limit)))
                .sorted(Comparator.comparing(StoredRun::started)
                        .thenComparing(StoredRun::id)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static Stream<StoredRun> runs(StateStore store, String name, int limit) {
        Runs syncs = store.runs();
        JobRuns jobs = store.jobRuns();
        return Stream.concat(
                (name == null ? syncs.latest(limit) : syncs.latest(name, limit))
                        .stream().map(StoredRun::of),
                (name == null ? jobs.latest(limit) : jobs.latest(name, limit))
                        .stream().map(StoredRun::of));
    }

    public StoredRun run(String id) {
        return stores.all().stream()
                .flatMap(store -> store.inTransaction(() -> Stream.concat(
                        store.runs().find(id).stream().map(StoredRun::of),
                        store.jobRuns().find(id).stream().map(StoredRun::of))))
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
