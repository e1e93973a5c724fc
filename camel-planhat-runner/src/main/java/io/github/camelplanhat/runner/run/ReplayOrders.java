/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.event.EventStreams;
import io.github.camelplanhat.routes.event.RefusedEvents;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.sync.Replay;
import io.github.camelplanhat.routes.sync.SyncReports;
import io.github.camelplanhat.runner.config.ConfigException;

/** Goes through the dead letters of a folder, and finds out which syncs and event streams have some to try again. */
final class ReplayOrders {
    private static final int PAGE = 500;

    private final ReplayChoice choice;
    private final Map<String, String> syncs;
    private final Map<String, Replay> bySync = new TreeMap<>();
    private final Set<String> streams;
    private final Set<String> streamsToRun = new TreeSet<>();
    private final CamelContext context;
    private final Map<String, Long> unreadable = new TreeMap<>();
    private final Map<String, Long> strangers = new TreeMap<>();
    private final Set<Long> met = new HashSet<>();

    private ReplayOrders(CamelContext context, ReplayChoice choice) {
        this.context = context;
        this.choice = choice;
        this.syncs = SyncReports.of(context).syncs();
        this.streams = EventStreams.names(context);
    }

    static ReplayOrders of(CamelContext context, ReplayChoice choice) {
        ReplayOrders orders = new ReplayOrders(context, choice);
        orders.checkNames();
        StateStores.of(context).all().forEach(orders::read);
        orders.checkIds();
        return orders;
    }

    Map<String, Replay> bySync() {
        return bySync;
    }

    /** The streams that have some, and what puts those back. */
    Map<String, Runnable> streams() {
        Map<String, Runnable> orders = new TreeMap<>();
        streamsToRun.forEach(name -> orders.put(name, () -> RefusedEvents.putBack(context, name, choice.letters())));
        return orders;
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(syncs.keySet());
        known.addAll(streams);
        return known;
    }

    /** Which of the chosen letters are not tried, in words. */
    List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        unreadable.forEach((sync, n) -> lines.add(sync + ": left out " + letters(n)
                + " of rows that the source could not read. Mend the source and run the sync"));
        strangers.forEach((sync, n) -> lines.add(sync + ": left out " + letters(n)
                + ", because this folder has no sync of that name any more" + Names.hint(sync, known())));
        return lines;
    }

    private static String letters(long n) {
        return n == 1 ? "1 dead letter" : n + " dead letters";
    }

    private void checkNames() {
        if (choice.sync() != null && !known().contains(choice.sync())) {
            throw new ConfigException("there is no sync " + choice.sync() + Names.hint(choice.sync(), known()));
        }
        List<String> objects = new ArrayList<>(PlanhatObject.uriNames());
        objects.add(RefusedEvents.OBJECT);
        if (choice.object() != null && !objects.contains(choice.object())) {
            throw new ConfigException("there is no object " + choice.object() + Names.hint(choice.object(), objects));
        }
    }

    private void read(StateStore store) {
        long after = 0;
        List<StoredDeadLetter> page;
        do {
            long from = after;
            page = store.inTransaction(() -> store.deadLetters().after(choice.sync(), from, PAGE));
            for (StoredDeadLetter letter : page) {
                after = letter.id();
                if (choice.letters().includes(letter)
                        && (choice.object() == null || choice.object().equals(letter.object()))) {
                    add(letter);
                }
            }
        } while (page.size() == PAGE);
    }

    private void add(StoredDeadLetter letter) {
        if (!choice.letters().ids().isEmpty()) {
            met.add(letter.id());
        }
        if (!known().contains(letter.sync())) {
            strangers.merge(letter.sync(), 1L, Long::sum);
        } else if (letter.unreadable()) {
            unreadable.merge(letter.sync(), 1L, Long::sum);
        } else if (streams.contains(letter.sync())) {
            streamsToRun.add(letter.sync());
        } else {
            bySync.computeIfAbsent(letter.sync(), name -> Replay.of(name)
                    .withReason(choice.letters().reason())
                    .withIds(choice.letters().ids()));
        }
    }

    private void checkIds() {
        Set<Long> missing = new TreeSet<>(choice.letters().ids());
        missing.removeAll(met);
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    "there is no dead letter " + missing.iterator().next()
                            + (choice.sync() == null
                                            && choice.object() == null
                                            && choice.letters().reason() == null
                                    ? ""
                                    : " among the chosen ones")
                            + "; the command dead-letters shows the id of each");
        }
    }
}
