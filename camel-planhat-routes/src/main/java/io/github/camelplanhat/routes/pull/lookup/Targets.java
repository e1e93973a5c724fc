/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull.lookup;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelplanhat.routes.mapping.UnmappedRow;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;

/**
 * The companies of a lookup, each once, some hundreds read ahead. Which of them the run has met before is asked of the
 * store, so that memory does not grow with their number. Used on one thread at a time.
 */
public final class Targets implements Iterator<Target> {
    private static final int AHEAD = 500;
    /** More than are read ahead, and in the two groups that the splitter has in hand. */
    private static final int REMEMBERED = 2 * AHEAD;

    private static final int LONGEST = 200;

    private final Iterator<?> rows;
    private final CompanyKey key;
    private final CompanyReferences companies;
    private final Function<Collection<String>, Set<String>> known;
    private final BiConsumer<String, Target> refused;
    private final Consumer<Map<?, ?>> check;
    private final Deque<Target> ahead = new ArrayDeque<>();
    /** Those that came last: some of them are on their way, and not in the store yet. */
    private final Set<String> latest = new LinkedHashSet<>();

    private boolean checked;
    /** Rows of the lookup so far. */
    private long number;

    /**
     * @param rows maps
     * @param known tells which of some ids the run has met before
     * @param refused is told why a row means no company
     * @param check sees the first row
     */
    public Targets(
            Iterator<?> rows,
            CompanyKey key,
            CompanyReferences companies,
            Function<Collection<String>, Set<String>> known,
            BiConsumer<String, Target> refused,
            Consumer<Map<?, ?>> check) {
        this.rows = rows;
        this.key = key;
        this.companies = companies;
        this.known = known;
        this.refused = refused;
        this.check = check;
    }

    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && rows.hasNext()) {
            read();
        }
        return !ahead.isEmpty();
    }

    private void read() {
        Map<String, Map<?, ?>> byId = new LinkedHashMap<>();
        Map<String, Refusal> none = new LinkedHashMap<>();
        for (int i = 0; i < AHEAD && rows.hasNext(); i++) {
            Map<?, ?> row = (Map<?, ?>) rows.next();
            number++;
            if (row instanceof UnmappedRow unread) {
                none.putIfAbsent(cut(unread.reason()), new Refusal(unread.reason(), row));
                continue;
            }
            checkFirst(row);
            String value = key.value(row);
            String id = key.id(value, companies);
            if (id == null) {
                // A row that names nobody is known by its place: each of them is to be mended.
                String called = value.isEmpty() ? "row " + number : cut(value);
                none.putIfAbsent(called, new Refusal(key.problem(value), row));
            } else if (!latest.contains(id)) {
                byId.putIfAbsent(id, row);
            }
        }
        known.apply(byId.keySet()).forEach(byId::remove);
        byId.forEach((id, row) -> ahead.add(new Target(id, row)));
        remember(byId.keySet());
        known.apply(none.keySet()).forEach(none::remove);
        none.forEach((value, refusal) -> refused.accept(refusal.reason(), new Target(value, refusal.row())));
    }

    private void remember(Collection<String> ids) {
        latest.addAll(ids);
        Iterator<String> oldest = latest.iterator();
        while (latest.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }

    /** A row that means no company. */
    private record Refusal(String reason, Map<?, ?> row) {}

    /** As long as the store has room for, and without what PostgreSQL does not take. */
    private static String cut(String text) {
        String storable = text.replace('\0', '\uFFFD');
        return storable.length() <= LONGEST ? storable : storable.substring(0, LONGEST);
    }

    private void checkFirst(Map<?, ?> row) {
        if (!checked) {
            key.check(row);
            check.accept(row);
            checked = true;
        }
    }

    @Override
    public Target next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ahead.poll();
    }
}
