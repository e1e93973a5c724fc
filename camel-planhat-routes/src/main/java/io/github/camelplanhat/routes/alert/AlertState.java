/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.AlertRow;
import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * What an alert remembers, in the state store of each sync. While that cannot be reached, which is worth an alert itself, it
 * goes by its memory, and catches up later. Used on one thread at a time.
 */
final class AlertState {
    private static final Logger LOG = LoggerFactory.getLogger(AlertState.class);

    private final CamelContext context;
    private final String alert;
    private final Map<String, Map<AlertEvent, AlertRow>> remembered = new HashMap<>();
    /** What the store has not taken yet; without a row where it is to be removed. */
    private final Map<String, Map<AlertEvent, Optional<AlertRow>>> unsaved = new HashMap<>();

    private boolean down;
    private boolean complained;

    AlertState(CamelContext context, String alert) {
        this.context = context;
        this.alert = alert;
    }

    /** The store is tried again. */
    void beginRound() {
        down = false;
    }

    Map<AlertEvent, AlertRow> conditions(String sync) {
        Map<AlertEvent, AlertRow> known = ask(
                sync,
                store -> {
                    Map<AlertEvent, Optional<AlertRow>> late = unsaved.getOrDefault(sync, Map.of());
                    late.forEach((event, row) -> write(store, sync, event, row.orElse(null)));
                    Map<AlertEvent, AlertRow> rows = new EnumMap<>(AlertEvent.class);
                    store.alerts().of(alert, sync).forEach(r -> rows.put(AlertEvent.valueOf(r.event()), r));
                    return rows;
                },
                () -> null);
        if (known == null) {
            return new EnumMap<>(remembered.getOrDefault(sync, new EnumMap<>(AlertEvent.class)));
        }
        unsaved.remove(sync);
        remembered.put(sync, known);
        return new EnumMap<>(known);
    }

    /** @param row null to forget the condition */
    void save(String sync, AlertEvent event, AlertRow row) {
        Map<AlertEvent, AlertRow> known = remembered.computeIfAbsent(sync, s -> new EnumMap<>(AlertEvent.class));
        if (row == null) {
            known.remove(event);
        } else {
            known.put(event, row);
        }
        boolean saved = ask(
                sync,
                store -> {
                    write(store, sync, event, row);
                    return true;
                },
                () -> false);
        if (!saved) {
            unsaved.computeIfAbsent(sync, s -> new LinkedHashMap<>()).put(event, Optional.ofNullable(row));
        }
    }

    private void write(StateStore store, String sync, AlertEvent event, AlertRow row) {
        if (row == null) {
            store.alerts().remove(alert, sync, event.name());
        } else {
            store.alerts().save(row);
        }
    }

    /** Whether this node is the one that tells the condition. */
    boolean claim(AlertRow row, Instant now, Duration length) {
        return ask(row.sync(), store -> store.alerts().claim(row, now, now.plus(length)), () -> true);
    }

    void release(AlertRow row) {
        ask(
                row.sync(),
                store -> {
                    store.alerts().release(row);
                    return true;
                },
                () -> false);
    }

    Optional<EndedRun> latestEnded(String sync) {
        return ask(
                sync,
                store -> isJob(sync)
                        ? store.jobRuns().latestEnded(sync).map(r -> EndedRun.of(r, meaning(sync)))
                        : store.runs().latestEnded(sync).map(EndedRun::of),
                Optional::empty);
    }

    Optional<Instant> latestGood(String sync) {
        return ask(
                sync,
                store -> isJob(sync)
                        ? store.jobRuns().latestGood(sync).map(JobRunRow::ended)
                        : store.runs().latestGood(sync).map(RunRow::ended),
                Optional::empty);
    }

    boolean isJob(String name) {
        return JobReports.of(context).jobs().containsKey(name);
    }

    private JobCounts meaning(String job) {
        return JobReports.of(context).meaning(job);
    }

    private <T> T ask(String sync, Function<StateStore, T> question, Supplier<T> otherwise) {
        if (down) {
            return otherwise.get();
        }
        try {
            StateStore store = StateStores.of(context).of(sync);
            T answer = store.inTransaction(() -> question.apply(store));
            complained = false;
            return answer;
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node has noted a condition of sync {} in this moment", sync, e);
            return otherwise.get();
        } catch (RuntimeException e) {
            down = true;
            if (!complained) {
                complained = true;
                LOG.warn(
                        "alert {} cannot reach the state of sync {} and goes by its memory: {}",
                        alert,
                        sync,
                        AlertText.withoutSecrets(e.toString()));
            }
            return otherwise.get();
        }
    }
}
