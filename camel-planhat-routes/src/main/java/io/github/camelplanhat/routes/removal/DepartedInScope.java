/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Standing;

/** Records that Planhat has within the scope of a mirror, and that no row of the source is. */
final class DepartedInScope implements Departures {
    private static final int PAGE = 1_000;

    private final RunState run;
    private final Protection protection;
    private final Scope scope;
    private final Snapshot snapshot;

    DepartedInScope(RunState run, Protection protection, Scope scope, Snapshot snapshot) {
        this.run = run;
        this.protection = protection;
        this.scope = scope;
        this.snapshot = snapshot;
    }

    @Override
    public long known() {
        long known = 0;
        for (Iterator<StoredRecord> all = snapshot.iterator(); all.hasNext(); ) {
            known += scope.includes(all.next().fields()) ? 1 : 0;
        }
        return known;
    }

    @Override
    public Iterator<Departure> iterate(boolean tidy) {
        Iterator<StoredRecord> all = snapshot.iterator();
        return new Iterator<>() {
            private final Deque<Departure> page = new ArrayDeque<>();

            @Override
            public boolean hasNext() {
                while (page.isEmpty() && all.hasNext()) {
                    fetch();
                }
                return !page.isEmpty();
            }

            private void fetch() {
                run.checkOn();
                List<StoredRecord> rows = new ArrayList<>(PAGE);
                while (rows.size() < PAGE && all.hasNext()) {
                    StoredRecord record = all.next();
                    if (scope.includes(record.fields())) {
                        rows.add(record);
                    }
                }
                var standings =
                        protection.standings(rows.stream().map(StoredRecord::id).toList());
                for (StoredRecord record : rows) {
                    List<Standing> of = standings.getOrDefault(record.id(), List.of());
                    if (!protection.renamed(of, null) && protection.byKeys(record.fields()) == null) {
                        page.add(departure(record, of));
                    }
                }
            }

            @Override
            public Departure next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.poll();
            }
        };
    }

    private Departure departure(StoredRecord record, List<Standing> standings) {
        Standing own = standings.stream()
                .filter(s -> s.sync().equals(run.sync()))
                .findFirst()
                .orElse(null);
        return new Departure(
                own == null ? null : own.slot(),
                own == null ? key(record) : own.key(),
                record.id(),
                record.fields(),
                protection.elsewhere(standings));
    }

    /** By what people know it, where it has that. */
    private String key(StoredRecord record) {
        String[] keys = protection.names().keys(record.fields());
        for (int k = 1; k < keys.length; k++) {
            if (keys[k] != null) {
                return protection.names().keyables().get(k) + "=" + keys[k];
            }
        }
        return "_id=" + record.id();
    }
}
