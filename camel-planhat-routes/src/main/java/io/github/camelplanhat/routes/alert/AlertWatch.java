/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelplanhat.routes.store.AlertRow;

/** Looks at the syncs, notes what has become of their conditions, and says what is to be told. Used on one thread at a time. */
final class AlertWatch {
    private final AlertRules rules;
    private final AlertState state;
    private final AlertJudge judge;
    private final Clock clock;
    private final Instant since;
    private final Map<String, EndedRun> latest = new HashMap<>();
    private final Map<String, Instant> latestGood = new HashMap<>();

    AlertWatch(AlertRules rules, AlertState state, Clock clock) {
        this.rules = rules;
        this.state = state;
        this.judge = new AlertJudge(rules);
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * @param syncs those that there are
     * @param news runs that have ended in this process since the last look, in their order
     */
    List<AlertMessage> due(Set<String> syncs, List<EndedRun> news) {
        state.beginRound();
        Instant now = clock.instant();
        List<AlertMessage> due = new ArrayList<>();
        for (String sync : rules.watched(syncs)) {
            look(sync, runs(sync, news), now).stream()
                    .map(row -> message(row, now))
                    .filter(Objects::nonNull)
                    .forEach(due::add);
        }
        return due;
    }

    /** The conditions of a sync after these runs. */
    private List<AlertRow> look(String sync, List<EndedRun> runs, Instant now) {
        Map<AlertEvent, AlertRow> known = state.conditions(sync);
        runs.forEach(run -> latest.put(sync, run));
        List<AlertRow> rows = new ArrayList<>();
        for (AlertEvent event : AlertEvent.values()) {
            AlertRow row = known.get(event);
            for (EndedRun run : runs) {
                row = judge.ended(event, row, run);
            }
            if (event == AlertEvent.OVERDUE) {
                row = judge.overdue(row, sync, good(sync, runs), since, now);
            }
            if (!Objects.equals(known.get(event), row)) {
                state.save(sync, event, row);
            }
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The news; without any, the latest stored run, which may be another node's or an earlier process's. */
    private List<EndedRun> runs(String sync, List<EndedRun> news) {
        List<EndedRun> own = news.stream().filter(r -> r.sync().equals(sync)).toList();
        EndedRun seen = latest.get(sync);
        return own.isEmpty()
                ? state.latestEnded(sync)
                        .filter(r -> seen == null || r.at().isAfter(seen.at()))
                        .map(List::of)
                        .orElse(List.of())
                : own;
    }

    /** When the latest good run ended; null if there was none. */
    private Instant good(String sync, List<EndedRun> runs) {
        Stream.concat(runs.stream().filter(EndedRun::good).map(EndedRun::at), state.latestGood(sync).stream())
                .forEach(at -> latestGood.merge(sync, at, (a, b) -> a.isAfter(b) ? a : b));
        return latestGood.get(sync);
    }

    /** Null if there is nothing to tell, or another node tells it. */
    private AlertMessage message(AlertRow row, Instant now) {
        AlertStatus status = judge.status(row, now);
        return status != null && state.claim(row, now, rules.claim())
                ? AlertMessage.of(rules, row, state.isJob(row.sync()), status, latest.get(row.sync()), now)
                : null;
    }

    void told(AlertMessage message) {
        AlertRow row = message.row();
        boolean over = message.status() == AlertStatus.RECOVERED;
        state.save(row.sync(), message.event(), over ? null : row.told(clock.instant()));
        state.release(row);
    }

    void undelivered(AlertMessage message) {
        state.release(message.row());
    }
}
