/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Knows which records of an object are there, as far as one run asks for: by single look-ups while they are few, else by
 * one pass over the list, which serves the whole run. What is created or deleted by others after the look is not seen.
 * Not thread-safe.
 */
public final class Lookup {
    private final PlanhatObject object;
    private final LookupSettings settings;
    private final KeyNames names;
    private final LookupCalls calls;
    private final CompanyIds companies;
    private final Known known;
    private final SingleLookups singles;
    private boolean indexed;

    /** @param counter is told how many calls were used */
    public Lookup(PlanhatObject object, LookupSettings settings, PlanhatClient client, LongConsumer counter) {
        this(object, settings, client, counter, null);
    }

    /**
     * A look-up that keeps what the records contain.
     *
     * @param compared the properties that are kept; null for none
     */
    public Lookup(
            PlanhatObject object,
            LookupSettings settings,
            PlanhatClient client,
            LongConsumer counter,
            Set<String> compared) {
        this.object = object;
        this.settings = settings;
        this.names = new KeyNames(object);
        this.calls = new LookupCalls(client, counter);
        this.companies = new CompanyIds(calls, compared != null);
        this.known = new Known(object, names, settings.maxIndexed(), compared);
        this.singles = new SingleLookups(object, names, calls, companies, known);
    }

    public KeyNames names() {
        return names;
    }

    public boolean checksKeys() {
        return settings.checkKeys();
    }

    public boolean checksIds() {
        return settings.checkIds();
    }

    /**
     * Reads what it takes to find these records.
     *
     * @param byEveryKey whether it matters which keys are taken, rather than which record the strongest key leads to
     * @param last whether no more records will be asked for
     * @throws io.github.camelplanhat.component.error.PlanhatException if a read fails
     */
    public void prepare(List<Wanted> wanted, boolean byEveryKey, boolean last) {
        if (wanted.isEmpty()) {
            return;
        }
        int most = settings.singleLookups();
        if (!indexed && last && singles.price(wanted, most) <= most) {
            wanted.forEach(one -> singles.lookUp(one, byEveryKey));
            return;
        }
        if (wanted.stream().anyMatch(one -> one.company() != null && CompanyIds.isPrefixed(one.company()))) {
            companies.readAll();
        }
        if (!indexed) {
            indexed = true;
            readAll(last ? keysOf(wanted) : null);
        }
    }

    /** @param only keys of the only records whose fields will be asked for; null if more may come */
    private void readAll(Set<String> only) {
        boolean lean = object.allows(Operation.LEAN_LIST)
                && object.leanFields().containsAll(names.keyables())
                && !known.comparing();
        Iterator<Map<String, Object>> rows =
                lean ? calls.leanList(object) : calls.list(object, known.select(), Map.of());
        while (rows.hasNext()) {
            known.addSelected(rows.next(), keys -> only == null || isAmong(only, keys));
        }
    }

    private static Set<String> keysOf(List<Wanted> wanted) {
        Set<String> keys = new HashSet<>();
        wanted.forEach(one -> addAll(keys, one.keys()));
        return keys;
    }

    private static void addAll(Set<String> all, String[] keys) {
        for (int k = 0; k < keys.length; k++) {
            if (keys[k] != null) {
                all.add(k + ":" + keys[k]);
            }
        }
    }

    private static boolean isAmong(Set<String> all, String[] keys) {
        Set<String> own = new HashSet<>();
        addAll(own, keys);
        return own.stream().anyMatch(all::contains);
    }

    /** The one record of an id that a GET takes; empty if it is not there, or is another kind of record. */
    public Optional<Stored> get(IdKind kind, String value) {
        Map<String, Object> row = calls.get(object, kind, value);
        if (row == null || row.get("_id") == null) {
            return Optional.empty();
        }
        String id = row.get("_id").toString();
        known.add(row);
        return known.find(0, id).stream().findFirst();
    }

    /** The same record without the keys for which the whole list would have to be read. */
    public Wanted cheap(Wanted wanted) {
        String[] keys = wanted.keys().clone();
        for (int k = 0; k < keys.length; k++) {
            keys[k] = keys[k] != null && singles.finds(k, wanted) ? keys[k] : null;
        }
        return new Wanted(keys, wanted.company());
    }

    /**
     * Reads what it takes to tell whether these companies are there.
     *
     * @param last whether no more will be asked for
     */
    public void prepareCompanies(Set<String> references, boolean last) {
        long open = references.stream().filter(r -> !companies.isKnown(r)).count();
        if (open > settings.singleLookups() || open > 0 && !last) {
            companies.readAll();
        }
    }

    public boolean isCompanyThere(String reference) {
        return companies.isThere(reference);
    }

    /** The {@code _id} of a company named by {@code extid-} or {@code srcid-}; what is not known, as it is. */
    public String companyId(String reference) {
        return companies.of(reference);
    }

    /** The records that have the same value of a key, in whichever company. */
    public List<Stored> namesakes(int key, Wanted wanted) {
        return known.find(key, wanted.keys()[key]);
    }

    /** Those of them that the record may mean: of its own company, where it names one and the key is unique per company. */
    public List<Stored> find(int key, Wanted wanted) {
        List<Stored> found = namesakes(key, wanted);
        if (found.isEmpty() || wanted.company() == null || !names.perCompany(key)) {
            return found;
        }
        String company = company(wanted);
        return found.stream().filter(s -> company.equals(s.company())).toList();
    }

    /** The record that the strongest of these keys leads to; by {@code _id} alone where that is among them. */
    public Match match(Wanted wanted) {
        String[] keys = wanted.keys();
        for (int k = 0; k < keys.length; k++) {
            List<Stored> found = keys[k] == null ? List.of() : find(k, wanted);
            if (!found.isEmpty()) {
                return new Match(found, k);
            }
            if (k == 0 && keys[0] != null) {
                break;
            }
        }
        return Match.NONE;
    }

    /** Remembers a record that is about to be created, for the records behind it. */
    public void willCreate(Wanted wanted, long index) {
        willCreate(wanted, index, null);
    }

    /** @param fields what the record would hold, or null */
    public void willCreate(Wanted wanted, long index, Map<String, ?> fields) {
        known.willCreate(new Stored(null, company(wanted), index, null), wanted.keys(), fields);
    }

    /** Remembers what a record would hold, for the records behind it. */
    public void willChange(Stored stored, Map<String, Object> fields) {
        stored.content().keep(fields);
    }

    /** The same, if they are found by the keys that it would have then. */
    public void willRename(Stored stored, Map<String, Object> fields) {
        known.willChange(stored, fields);
    }

    /** Where nothing is read, records are compared with each other only, and a reference is as good as the id. */
    private String company(Wanted wanted) {
        return settings.checkKeys() ? companies.of(wanted.company()) : wanted.company();
    }
}
