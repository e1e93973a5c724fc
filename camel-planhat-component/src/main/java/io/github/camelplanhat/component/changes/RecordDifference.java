/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Tells the fields in which a record about to be sent differs from a stored one. Only what is sent is compared, because an
 * update leaves the rest as it is (API sheet, section 3.5). What means the same is no difference, however it is spelled:
 * 1 and 1.0, two spellings of one instant, null and an absent field, an id and the record that Planhat embeds in its place, a
 * description and the same in a paragraph. In doubt there is a difference: a field that the catalogue does not know, or an
 * array operation, counts as a change unless the stored record has exactly that.
 *
 * <p>Immutable, and as cheap to keep as to make anew.
 */
public final class RecordDifference {
    private static final String CUSTOM = "custom";

    private final PlanhatObject object;
    private final StoredFields stored;
    private final CompanyReference company;
    private final UnaryOperator<String> companyIds;
    private final Set<String> ignored;

    private RecordDifference(PlanhatObject object, UnaryOperator<String> companyIds, Set<String> ignored) {
        this.object = object;
        this.stored = new StoredFields(object);
        this.company = object.companyReference().orElse(null);
        this.companyIds = companyIds;
        this.ignored = ignored;
    }

    public static RecordDifference of(PlanhatObject object) {
        return new RecordDifference(object, reference -> reference, Set.of());
    }

    /**
     * The same, but for references to a company by {@code extid-} or {@code srcid-}. A stored record has the company's
     * {@code _id}, and seldom more; where it does not tell the company's other ids, such a reference is a change unless it is
     * turned into an {@code _id} first.
     *
     * @param companyIds turns {@code extid-…} or {@code srcid-…} into the company's {@code _id}; returns what it does not know
     */
    public RecordDifference resolving(UnaryOperator<String> companyIds) {
        return new RecordDifference(object, companyIds, ignored);
    }

    /** The same without some fields: names of fields, or {@code custom.} and the name of a custom field. */
    public RecordDifference ignoring(Collection<String> names) {
        return new RecordDifference(object, companyIds, Set.copyOf(names));
    }

    /** The properties that the stored record must have been read with, to be compared with these fields. */
    public Set<String> needed(Collection<String> sentFields) {
        Set<String> needed = new LinkedHashSet<>();
        needed.add("_id");
        for (String name : sentFields) {
            if (compared(name)) {
                needed.addAll(stored.names(name));
            }
            if (company != null
                    && company.plainExternalIdField().filter(name::equals).isPresent()) {
                needed.add(company.field());
            }
        }
        return needed;
    }

    /**
     * Field to its change, in the order of the sent record; empty if sending it would change nothing. Custom fields are
     * compared one by one, and named {@code custom.} and their name.
     *
     * @param storedRecord as Planhat gave it, by GET or from a list that was asked for everything {@link #needed}
     */
    public Map<String, FieldChange> between(Map<String, ?> sent, Map<String, ?> storedRecord) {
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.equals(CUSTOM) && value instanceof Map<?, ?> customs) {
                custom(customs, storedRecord.get(CUSTOM), changes);
            } else if (compared(name)) {
                compare(name, value, storedRecord, changes);
            }
        });
        return Collections.unmodifiableMap(changes);
    }

    /** The stored record as it would be read after an update with these fields, as far as that can be told. */
    public Map<String, Object> after(Map<String, ?> sent, Map<String, ?> storedRecord) {
        Map<String, Object> after = new LinkedHashMap<>(storedRecord);
        sent.forEach((name, value) -> {
            if (name.equals(CUSTOM) && value instanceof Map<?, ?> customs) {
                Map<Object, Object> merged =
                        new LinkedHashMap<>(after.get(CUSTOM) instanceof Map<?, ?> before ? before : Map.of());
                merged.putAll(customs);
                after.put(CUSTOM, merged);
            } else if (compared(name)) {
                boolean names = company != null && company.field().equals(name);
                stored.names(name).forEach(after::remove);
                after.put(stored.names(name).iterator().next(), names ? resolved(value, storedRecord) : value);
            }
        });
        return after;
    }

    /** Planhat computes the rest, and finds the record by its {@code _id}. */
    private boolean compared(String name) {
        Optional<Field> field = object.field(name);
        boolean computed =
                name.equals("_id") || field.isPresent() && field.get().readOnly() && !name.equals(CUSTOM);
        return !computed && !ignored.contains(name) && !object.fixedValues().containsKey(name);
    }

    private void custom(Map<?, ?> sent, Object before, Map<String, FieldChange> changes) {
        Map<?, ?> there = before instanceof Map<?, ?> map ? map : Map.of();
        sent.forEach((key, value) -> {
            String name = CUSTOM + "." + key;
            Object from = there.get(String.valueOf(key));
            if (!ignored.contains(name) && !SameValue.in(FieldType.ANY, value, from)) {
                changes.put(name, new FieldChange(from, value));
            }
        });
    }

    private void compare(String name, Object value, Map<String, ?> record, Map<String, FieldChange> changes) {
        if (stored.neverShown(name, record)) {
            return;
        }
        FieldType type = object.field(name).map(Field::type).orElse(FieldType.ANY);
        Object from = stored.value(name, record);
        boolean same;
        if (company != null && company.field().equals(name)) {
            same = SameValue.in(type, resolved(value, record), from);
        } else if (company != null
                && company.plainExternalIdField().filter(name::equals).isPresent()) {
            same = SameValue.in(type, value, from) || isCompany(IdKind.EXTERNAL_ID.prefix() + value, record);
        } else if (name.equals("description")) {
            same = SameValue.ofDescription(value, from, stored.isSnippet(record));
        } else {
            same = SameValue.in(type, value, from);
        }
        if (!same) {
            changes.put(name, new FieldChange(from, value));
        }
    }

    private boolean isCompany(String reference, Map<String, ?> record) {
        Object there = record.get(company.field());
        return there != null && there.equals(resolved(reference, record));
    }

    private Object resolved(Object reference, Map<String, ?> record) {
        if (reference instanceof Collection<?> several) {
            return several.stream().map(one -> resolved(one, record)).toList();
        }
        if (!(reference instanceof CharSequence text)) {
            return reference;
        }
        String named = text.toString();
        for (IdKind kind : new IdKind[] {IdKind.EXTERNAL_ID, IdKind.SOURCE_ID}) {
            if (named.startsWith(kind.prefix())) {
                Object told = record.get(kind == IdKind.EXTERNAL_ID ? "companyExternalId" : "companySourceId");
                return told != null && named.equals(kind.prefix() + told)
                        ? record.get(company.field())
                        : companyIds.apply(named);
            }
        }
        return named;
    }
}
