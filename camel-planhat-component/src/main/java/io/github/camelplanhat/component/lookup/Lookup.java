/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import io.github.camelplanhat.component.client.PlanhatClient;
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
    private final KeyTable table;
    private final SingleLookups singles;
    private boolean indexed;

    /** @param counter is told how many calls were used */
    public Lookup(PlanhatObject object, LookupSettings settings, PlanhatClient client, LongConsumer counter) {
        this.object = object;
        this.settings = settings;
        this.names = new KeyNames(object);
        this.calls = new LookupCalls(client, counter);
        this.companies = new CompanyIds(calls);
        this.table = new KeyTable(object, names.keyables().size(), settings.maxIndexed());
        this.singles = new SingleLookups(object, names, calls, companies, table);
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
            readAll();
        }
    }

    private void readAll() {
        boolean lean = object.allows(Operation.LEAN_LIST) && object.leanFields().containsAll(names.keyables());
        Iterator<Map<String, Object>> rows =
                lean ? calls.leanList(object) : calls.list(object, names.select(), Map.of());
        while (rows.hasNext()) {
            Map<String, Object> row = rows.next();
            Stored stored = names.stored(row);
            if (stored != null) {
                table.add(stored, names.keys(row));
            }
        }
    }

    /** The records that have the same value of a key, in whichever company. */
    public List<Stored> namesakes(int key, Wanted wanted) {
        return table.find(key, wanted.keys()[key]);
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
        table.add(new Stored(null, company(wanted), index), wanted.keys());
    }

    /** Where nothing is read, records are compared with each other only, and a reference is as good as the id. */
    private String company(Wanted wanted) {
        return settings.checkKeys() ? companies.of(wanted.company()) : wanted.company();
    }
}
