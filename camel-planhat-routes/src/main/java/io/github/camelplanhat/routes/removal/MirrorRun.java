/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.BitSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.StoredRecord;

/**
 * Which records of Planhat the rows of one run stand for, while it mirrors its source. Takes a bit for each record, and eight
 * megabytes if there are rows of which nobody can say which record they are. Used on one thread at a time.
 */
public final class MirrorRun {
    private final PlanhatObject object;
    private final KeyNames names;
    private final Scope unresolved;
    private final String archiveField;
    private final boolean archives;
    private final Supplier<Snapshot> planhat;
    private final UnaryOperator<String> companyIds;
    private final BitSet met = new BitSet();
    /** Keys of rows that did not lead to one record for certain. Planhat may take a key that is written otherwise for the same. */
    private final KeyFilter uncertain;

    private Scope scope;
    /** How many records Planhat had before the run wrote any; negative until that is known. */
    private long listed = -1;

    /**
     * @param archives whether what leaves is put into the archive, so that what is in there has left
     * @param planhat what Planhat holds, kept up with what the run writes
     * @param companyIds turns {@code extid-…} and {@code srcid-…} into the company's {@code _id}; returns what it does not know
     */
    public MirrorRun(
            PlanhatObject object,
            Scope scope,
            boolean archives,
            Supplier<Snapshot> planhat,
            UnaryOperator<String> companyIds,
            long seed) {
        this.object = object;
        this.names = new KeyNames(object);
        this.unresolved = scope;
        Map.Entry<String, Object> revival = RemovalRule.revival(object);
        this.archiveField = revival == null ? null : revival.getKey();
        this.archives = archives;
        this.planhat = planhat;
        this.companyIds = companyIds;
        this.uncertain = new KeyFilter(seed);
    }

    /** To be told as soon as Planhat was read, and before anything is written. */
    public void listed(Snapshot snapshot) {
        listed = snapshot.count();
    }

    /** Whether a record that a row stands for must be taken out of the archive to be there. */
    public boolean hides(StoredRecord record, Map<String, Object> row) {
        return archives && isArchived(record) && !row.containsKey(archiveField);
    }

    private boolean isArchived(StoredRecord record) {
        return archiveField != null && Boolean.TRUE.equals(record.fields().get(archiveField));
    }

    /**
     * Notes a row, whatever became of it: it stands for its record, and for every other one that has one of its keys.
     *
     * @param row as it was mapped, as far as that went
     * @param id Planhat's id of its record; null where nobody can say which it is
     */
    public void met(Map<String, Object> row, String id) {
        Snapshot snapshot = planhat.get();
        Wanted wanted = names.wanted(new PlanhatRecord(0, row, row, null));
        String company = id == null ? null : company(wanted.company());
        for (int k = 0; k < wanted.keys().length; k++) {
            String value = wanted.keys()[k];
            if (value == null) {
                continue;
            }
            String field = names.keyables().get(k);
            if (company != null && names.perCompany(k)) {
                snapshot.find(field, value).stream()
                        .filter(r -> company.equals(r.company()))
                        .forEach(r -> mark(snapshot.place(r.id())));
            } else {
                snapshot.places(field, value).forEach(this::mark);
            }
            if (id == null) {
                uncertain.add(field, plain(value));
            }
        }
        if (id != null) {
            mark(snapshot.place(id));
        }
    }

    /** A company that cannot be found may be any. */
    private String company(String reference) {
        String id = reference == null ? null : companyIds.apply(reference);
        return id == null || id.startsWith(IdKind.EXTERNAL_ID.prefix()) || id.startsWith(IdKind.SOURCE_ID.prefix())
                ? null
                : id;
    }

    private void mark(long place) {
        if (place >= 0) {
            met.set(Math.toIntExact(place));
        }
    }

    private static String plain(String key) {
        return key.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Goes through the records within the scope.
     *
     * @param left is given those that no row stands for
     * @return how many of the others Planhat had already, and how many came with this run
     */
    public Met search(Consumer<StoredRecord> left) {
        Snapshot snapshot = planhat.get();
        long before = 0;
        long fresh = 0;
        for (Iterator<StoredRecord> all = snapshot.iterator(); all.hasNext(); ) {
            StoredRecord record = all.next();
            if (!belongs(record)) {
                continue;
            }
            long place = snapshot.place(record.id());
            if (!met.get(Math.toIntExact(place)) && !uncertain(record)) {
                left.accept(record);
            } else if (place < listed) {
                before++;
            } else {
                fresh++;
            }
        }
        return new Met(before, fresh, snapshot.count());
    }

    /**
     * The records within the scope that rows stand for.
     *
     * @param before those that Planhat had before the run
     * @param fresh those that the run created
     * @param all records of Planhat, within the scope or not
     */
    public record Met(long before, long fresh, long all) {}

    /** Whether a record that seemed to have left is as it was then; it may have been changed since. */
    public boolean lacks(StoredRecord now) {
        return belongs(now) && !uncertain(now);
    }

    private boolean belongs(StoredRecord record) {
        if (scope == null) {
            scope = unresolved.resolved(companyIds);
        }
        return scope.includes(record.fields()) && !(archives && isArchived(record));
    }

    private boolean uncertain(StoredRecord record) {
        String[] keys = names.keys(record.fields());
        for (int k = 0; k < keys.length; k++) {
            if (keys[k] != null && uncertain.mayHave(names.keyables().get(k), plain(keys[k]))) {
                return true;
            }
        }
        return false;
    }

    /** Whether Planhat does not have a record any more, or has it in the archive if that is where it was to go. */
    public boolean isGone(String id) {
        StoredRecord record = planhat.get().find(id);
        return record == null || archives && isArchived(record);
    }

    public Scope scope() {
        return unresolved;
    }

    public PlanhatObject object() {
        return object;
    }
}
