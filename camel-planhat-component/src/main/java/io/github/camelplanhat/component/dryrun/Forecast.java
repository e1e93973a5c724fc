/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dryrun;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;

import io.github.camelplanhat.component.changes.RecordDifference;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.lookup.Stored;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Tells what a writing operation would make of records, by reads alone. It knows the records that the same run would create
 * or change before. Not thread-safe.
 */
public final class Forecast {
    private final PlanhatObject object;
    private final Lookup lookup;
    private final KeyNames names;
    private final RecordDifference difference;
    private final References references;
    private final Newcomers newcomers;
    private final KeyClashes clashes;
    /** What is read of records, so that they can be compared; grows as long as nothing was read. */
    private final Set<String> compared;

    /** @param counter is told how many calls were used */
    public Forecast(PlanhatObject object, LookupSettings settings, PlanhatClient client, LongConsumer counter) {
        RecordDifference plain = RecordDifference.of(object);
        this.object = object;
        this.compared = new LinkedHashSet<>(plain.needed(object.fields().stream()
                .filter(field -> !field.readOnly() || field.name().equals("custom"))
                .map(Field::name)
                .toList()));
        this.lookup = new Lookup(object, settings.checkingKeys(), client, counter, compared);
        this.names = lookup.names();
        this.difference = plain.resolving(lookup::companyId);
        this.references = new References(object, lookup);
        this.newcomers = new Newcomers(object);
        this.clashes = new KeyClashes(lookup);
    }

    /** The look-up that the forecast uses, for who decides before it which records go on. */
    public Lookup lookup() {
        return lookup;
    }

    /**
     * Reads what it takes to foretell these records.
     *
     * @param last whether no more will come
     * @throws io.github.camelplanhat.component.error.PlanhatException if a read fails
     */
    public void prepare(List<PlanhatRecord> records, Operation operation, boolean last) {
        List<Wanted> wanted = new ArrayList<>();
        Set<String> companies = new LinkedHashSet<>();
        for (PlanhatRecord record : records) {
            Wanted one = names.wanted(record);
            compared.addAll(difference.needed(record.fields().keySet()));
            companies.addAll(references.of(record.fields()));
            if (one.keyed() && operation != Operation.BULK_INSERT) {
                wanted.add(operation == Operation.CREATE ? lookup.cheap(one) : unknown(record, one));
            }
        }
        lookup.prepare(wanted, true, last);
        lookup.prepareCompanies(companies, last);
        List<Wanted> further = new ArrayList<>();
        for (int i = 0; i < records.size() && operation != Operation.CREATE; i++) {
            Wanted one = further(records.get(i));
            if (one != null) {
                further.add(one);
            }
        }
        lookup.prepare(further, true, last);
    }

    /** Reads what it takes to foretell a change of a record that was found already. */
    public void prepareChange(PlanhatRecord record, Stored stored) {
        Map<String, Object> before = stored.content().fields();
        Wanted wanted = clashes.toLookUp(before, difference.after(record.fields(), before));
        lookup.prepare(wanted == null ? List.of() : List.of(wanted), true, true);
    }

    /** The keys of a record that it would take into another company. */
    private Wanted further(PlanhatRecord record) {
        Wanted wanted = names.wanted(record);
        for (int k = 0; k < wanted.keys().length; k++) {
            List<Stored> found = wanted.keys()[k] == null ? List.of() : lookup.find(k, wanted);
            if (found.size() == 1 && found.get(0).content() != null) {
                Map<String, Object> before = found.get(0).content().fields();
                return clashes.toLookUp(before, difference.after(record.fields(), before));
            }
        }
        return null;
    }

    /** Without the keys of a record that was found before, unless they would change. */
    private Wanted unknown(PlanhatRecord record, Wanted wanted) {
        List<Stored> found = wanted.keys()[0] == null ? List.of() : lookup.find(0, wanted);
        if (found.isEmpty() || found.get(0).content() == null) {
            return wanted;
        }
        Set<String> changed = difference
                .between(record.fields(), found.get(0).content().fields())
                .keySet();
        String[] keys = wanted.keys().clone();
        for (int k = 0; k < keys.length; k++) {
            keys[k] = changed.contains(names.keyables().get(k)) ? keys[k] : null;
        }
        return new Wanted(keys, wanted.company());
    }

    /** What a bulk upsert would make of a record (API sheet, section 3.1). */
    public Foretold upsert(PlanhatRecord record) {
        Wanted wanted = names.wanted(record);
        for (int k = 0; k < wanted.keys().length; k++) {
            if (wanted.keys()[k] == null) {
                continue;
            }
            List<Stored> found = lookup.find(k, wanted);
            String key = key(k, wanted);
            // An e-mail counts in all companies (API sheet, section 1.11).
            List<Stored> same = names.keyables().get(k).equals("email") ? lookup.namesakes(k, wanted) : found;
            if (same.size() > 1) {
                return Foretold.unknown(
                        null,
                        key,
                        same.size() + " records of " + object + " have " + key + ", and it is not documented which of"
                                + " them Planhat would change, or whether it would create another one");
            }
            if (found.size() != same.size()) {
                return Foretold.unknown(
                        null,
                        key,
                        "another company's record " + KeyClashes.named(same.get(0)) + " has " + key
                                + ", and it is not documented"
                                + " whether Planhat would change that one or create another one");
            }
            if (!found.isEmpty()) {
                return change(record, found.get(0), key, true);
            }
        }
        if (wanted.keys()[0] != null) {
            return noSuchId(wanted);
        }
        Foretold created = asNew(record, object.requiredForBulkInsert());
        if (created.status() == OutcomeStatus.WOULD_CREATE && wanted.keyed()) {
            lookup.willCreate(wanted, record.index(), difference.after(record.fields(), Map.of()));
        }
        return created;
    }

    /** What would become of a record that is addressed by its {@code _id}. */
    public Foretold update(PlanhatRecord record) {
        Wanted wanted = names.wanted(record);
        List<Stored> found = lookup.find(0, wanted.byIdAlone());
        return found.isEmpty() ? noSuchId(wanted) : change(record, found.get(0), key(0, wanted), false);
    }

    /** What would become of a record that is known to be none of those that are there. */
    public Foretold insert(PlanhatRecord record) {
        return asNew(record, object.requiredForBulkInsert());
    }

    /** What a single create would make of a record. */
    public Foretold create(PlanhatRecord record) {
        Wanted wanted = lookup.cheap(names.wanted(record));
        String clash = clashes.problem(wanted.keys(), lookup.companyId(wanted.company()), null);
        return clash != null ? Foretold.refused(null, null, clash) : asNew(record, object.requiredForCreate());
    }

    private Foretold noSuchId(Wanted wanted) {
        return Foretold.unknown(
                null,
                key(0, wanted),
                "no " + object + " has " + key(0, wanted)
                        + ", and it is not documented what Planhat makes of an _id that it does not know");
    }

    private Foretold asNew(PlanhatRecord record, List<String> required) {
        String refusal = newcomers.refusal(record.fields(), required);
        if (refusal != null) {
            return Foretold.refused(null, null, refusal);
        }
        String problem = Objects.requireNonNullElseGet(
                references.problem(record.fields()),
                () -> Objects.requireNonNullElse(newcomers.doubt(record.fields()), ""));
        return problem.isEmpty() ? Foretold.create(null) : Foretold.unknown(null, null, problem);
    }

    /** What would become of a record that is there. */
    public Foretold change(PlanhatRecord record, Stored stored, String key) {
        return change(record, stored, key, false);
    }

    /** @param findable whether records behind it are found by the keys that this one gives */
    private Foretold change(PlanhatRecord record, Stored stored, String key, boolean findable) {
        String id = stored.id();
        String which = id == null ? "the same record as " + stored.index() + ", which would create it" : null;
        if (stored.content() == null) {
            return new Foretold(
                    OutcomeStatus.WOULD_UPDATE, id, key, which + "; too many to be compared with it", Map.of());
        }
        Map<String, Object> before = stored.content().fields();
        Map<String, FieldChange> changes = difference.between(record.fields(), before);
        if (changes.isEmpty()) {
            return new Foretold(OutcomeStatus.UNCHANGED, id, key, which, Map.of());
        }
        String cleared = newcomers.cleared(changes);
        if (cleared != null) {
            return Foretold.unknown(
                    id, key, "it is not documented whether Planhat lets " + cleared + " be cleared, which it requires");
        }
        if (namesCompany(changes) && references.problem(record.fields()) != null) {
            return Foretold.unknown(id, key, references.problem(record.fields()));
        }
        Map<String, Object> after = difference.after(record.fields(), before);
        String clash = clashes.problem(before, after, stored);
        if (clash != null) {
            return Foretold.refused(id, key, clash);
        }
        if (findable) {
            lookup.willRename(stored, after);
        } else {
            clashes.claim(before, after, stored);
            lookup.willChange(stored, after);
        }
        return new Foretold(OutcomeStatus.WOULD_UPDATE, id, key, which, changes);
    }

    private boolean namesCompany(Map<String, FieldChange> changes) {
        CompanyReference company = object.companyReference().orElse(null);
        return company != null
                && (changes.containsKey(company.field())
                        || company.plainExternalIdField()
                                .filter(changes::containsKey)
                                .isPresent());
    }

    private String key(int k, Wanted wanted) {
        return names.keyables().get(k) + "=" + wanted.keys()[k];
    }
}
