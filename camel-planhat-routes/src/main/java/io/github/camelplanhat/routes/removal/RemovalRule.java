/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** What is done about the records of an object that have left the source, and how many of them. Immutable. */
public final class RemovalRule {
    private static final List<String> ARCHIVES = List.of("archived", "isArchived");
    private static final String CUSTOM = "custom.";

    private final PlanhatObject object;
    private final DeleteBehavior behavior;
    private final RemovalBrake brake;
    private final Map<String, Object> sent;

    /**
     * @param targets the fields that the mapping writes
     * @throws IllegalArgumentException if the object does not allow that behaviour
     */
    public RemovalRule(PlanhatObject object, DeleteBehavior behavior, RemovalBrake brake, Collection<String> targets) {
        this.object = object;
        this.behavior = behavior;
        this.brake = brake;
        this.sent = switch (behavior) {
            case NOTHING, DELETE -> Map.of();
            case CLEAR -> cleared(object, targets);
            case ARCHIVE -> Map.of(archive(object), true);
        };
        if (behavior == DeleteBehavior.DELETE && !object.allows(Operation.BULK_DELETE)) {
            throw new IllegalArgumentException("deleteBehavior=delete: Planhat does not delete " + object);
        }
        if (acts() && !object.allows(Operation.GET) && !object.allows(Operation.LIST)) {
            throw new IllegalArgumentException("deleteBehavior needs to read what it removes, and Planhat shows no "
                    + object + "; leave deleteBehavior=nothing");
        }
    }

    private static String archive(PlanhatObject object) {
        String field = archiveField(object);
        if (field == null) {
            throw new IllegalArgumentException("deleteBehavior=archive: Planhat has no archive for " + object
                    + "; it has one for "
                    + Arrays.stream(PlanhatObject.values())
                            .filter(o -> o.allows(Operation.BULK_UPSERT) && archiveField(o) != null)
                            .map(PlanhatObject::uriName)
                            .collect(Collectors.joining(", "))
                    + ". Use clear, delete or nothing");
        }
        return field;
    }

    /** The field that says whether a record is in the archive; null for an object that has none. */
    private static String archiveField(PlanhatObject object) {
        return ARCHIVES.stream()
                .filter(name -> object.field(name).filter(f -> !f.readOnly()).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> cleared(PlanhatObject object, Collection<String> targets) {
        Set<String> needed = needed(object);
        Map<String, Object> nulls = new LinkedHashMap<>();
        Map<String, Object> custom = new LinkedHashMap<>();
        for (String target : targets) {
            if (target.startsWith(CUSTOM)) {
                custom.put(target.substring(CUSTOM.length()), null);
            } else if (!needed.contains(target)
                    && object.field(target).filter(Field::readOnly).isEmpty()) {
                nulls.put(target, null);
            }
        }
        if (!custom.isEmpty()) {
            nulls.put("custom", custom);
        }
        if (nulls.isEmpty()) {
            throw new IllegalArgumentException("deleteBehavior=clear would clear nothing: the mapping writes only "
                    + String.join(", ", targets) + ", which Planhat needs to find or keep a record of " + object);
        }
        return nulls;
    }

    /** What finds a record, what none may be without, and its company. */
    private static Set<String> needed(PlanhatObject object) {
        Set<String> needed = new LinkedHashSet<>(object.keyables());
        needed.addAll(object.requiredForCreate());
        needed.addAll(object.requiredForBulkInsert());
        object.requiredOneOf().forEach(needed::addAll);
        object.companyReference().ifPresent(company -> {
            needed.add(company.field());
            company.plainExternalIdField().ifPresent(needed::add);
        });
        needed.addAll(object.fixedValues().keySet());
        needed.add("_id");
        needed.add("custom");
        return needed;
    }

    public PlanhatObject object() {
        return object;
    }

    public DeleteBehavior behavior() {
        return behavior;
    }

    public RemovalBrake brake() {
        return brake;
    }

    /** Whether anything is done at all. */
    public boolean acts() {
        return behavior != DeleteBehavior.NOTHING;
    }

    /** What travels for these records of Planhat, by their {@code _id}s. */
    public List<Map<String, Object>> records(Collection<String> ids) {
        List<Map<String, Object>> records = new ArrayList<>(ids.size());
        for (String id : ids) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("_id", id);
            record.putAll(sent);
            records.add(record);
        }
        return records;
    }

    /** The fields that are sent and their values; empty for a deletion. */
    public Map<String, Object> sent() {
        return sent;
    }

    /** What takes a record out of the archive into which this rule put it; null where it uses none. */
    public static Map.Entry<String, Object> revival(PlanhatObject object) {
        String field = archiveField(object);
        return field == null ? null : Map.entry(field, false);
    }
}
