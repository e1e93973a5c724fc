/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

import io.github.camelplanhat.routes.store.Fingerprints;
import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.Standing;

/** Records that the sync confirmed once, and that the run did not meet. */
final class DepartedFingerprints implements Departures {
    private static final int PAGE = 2_000;

    private final RunState run;
    private final Protection protection;

    DepartedFingerprints(RunState run, Protection protection) {
        this.run = run;
        this.protection = protection;
    }

    @Override
    public long known() {
        Fingerprints all = run.store().fingerprints();
        return run.store().inTransaction(() -> all.countPresent(run.sync()));
    }

    @Override
    public Iterator<Departure> iterate(boolean tidy) {
        return new Iterator<>() {
            private final Deque<Departure> page = new ArrayDeque<>();
            private String after = "";
            private boolean more = true;

            @Override
            public boolean hasNext() {
                while (page.isEmpty() && more) {
                    fetch();
                }
                return !page.isEmpty();
            }

            private void fetch() {
                run.checkOn();
                List<Missing> rows = run.store()
                        .inTransaction(
                                () -> run.store().fingerprints().notConfirmed(run.sync(), run.run(), after, PAGE));
                more = rows.size() == PAGE;
                if (!rows.isEmpty()) {
                    after = rows.get(rows.size() - 1).key();
                }
                judge(rows.stream().filter(m -> !run.met(m.slot(), "")).toList());
            }

            private void judge(List<Missing> rows) {
                var standings = protection.standings(rows.stream()
                        .map(Missing::planhatId)
                        .filter(Objects::nonNull)
                        .toList());
                List<Long> renamed = new ArrayList<>();
                for (Missing m : rows) {
                    List<Standing> of =
                            m.planhatId() == null ? List.of() : standings.getOrDefault(m.planhatId(), List.of());
                    if (protection.renamed(of, m.slot())) {
                        renamed.add(m.slot());
                    } else {
                        String keep = protection.elsewhere(of);
                        page.add(new Departure(
                                m.slot(),
                                m.key(),
                                m.planhatId(),
                                null,
                                keep == null ? protection.byKey(new RecordKey(m.key())) : keep));
                    }
                }
                if (tidy && !renamed.isEmpty()) {
                    run.write(() -> run.store().fingerprints().remove(renamed));
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
}
