/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.camelplanhat.routes.pull.lookup.Target;
import io.github.camelplanhat.routes.row.StoredRow;
import io.github.camelplanhat.routes.store.PulledCompany;

/** Companies that failed before, in the groups in which they are tried again. Some are read ahead from the store. */
final class RetryGroups implements Iterator<PullGroup> {
    private final Function<String, List<PulledCompany>> waiting;
    private final BooleanSupplier stopped;
    private List<PulledCompany> ahead = List.of();
    private int next;
    private String last = "";
    private boolean over;

    /** @param waiting gives those that wait behind a company, in order; none at the end */
    RetryGroups(Function<String, List<PulledCompany>> waiting, BooleanSupplier stopped) {
        this.waiting = waiting;
        this.stopped = stopped;
    }

    @Override
    public boolean hasNext() {
        return !stopped.getAsBoolean() && peek() != null;
    }

    private PulledCompany peek() {
        if (next == ahead.size() && !over) {
            ahead = waiting.apply(last);
            next = 0;
            over = ahead.isEmpty();
        }
        return next < ahead.size() ? ahead.get(next) : null;
    }

    @Override
    public PullGroup next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Target> targets = new ArrayList<>();
        Map<String, Integer> tries = new HashMap<>();
        int width = Integer.MAX_VALUE;
        while (peek() != null && targets.size() < Math.min(width, peek().width())) {
            PulledCompany company = peek();
            width = Math.min(width, company.width());
            targets.add(new Target(company.company(), StoredRow.read(company.row(), company.types())));
            tries.put(company.company(), company.tries());
            last = company.company();
            next++;
        }
        return new PullGroup(targets, tries);
    }
}
