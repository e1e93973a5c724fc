/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** What a sync does with records that have left its source, as it was declared and checked. Immutable. */
public final class RemovalPlan {
    private static final List<String> FLAGS = List.of("archived", "isArchived");

    private final PlanhatObject object;
    private final DeleteBehavior behavior;
    private final DeleteLimits limits;
    private final MappedFields cleared;
    private final Scope scope;

    private RemovalPlan(
            PlanhatObject object, DeleteBehavior behavior, DeleteLimits limits, MappedFields cleared, Scope scope) {
        this.object = object;
        this.behavior = behavior;
        this.limits = limits;
        this.cleared = cleared;
        this.scope = scope;
    }

    /**
     * @param targets the fields that the mapping writes
     * @param scope which records belong to the sync; null for those that it knows
     * @throws IllegalArgumentException if the object does not have what the behaviour needs
     */
    public static RemovalPlan of(
            PlanhatObject object,
            Collection<String> targets,
            DeleteBehavior behavior,
            DeleteLimits limits,
            Scope scope) {
        MappedFields cleared = new MappedFields(object, targets);
        if (behavior == DeleteBehavior.ARCHIVE && archivedField(object) == null) {
            throw new IllegalArgumentException(
                    "deleteBehavior=archive: Planhat archives no " + object + " records, only "
                            + Stream.of(PlanhatObject.values())
                                    .filter(o -> o.allows(Operation.BULK_UPSERT) && archivedField(o) != null)
                                    .map(PlanhatObject::uriName)
                                    .collect(Collectors.joining(", "))
                            + "; take clear or delete");
        }
        if (behavior == DeleteBehavior.CLEAR && cleared.isEmpty()) {
            throw new IllegalArgumentException(
                    "deleteBehavior=clear: the mapping writes only keys, required fields and the company of " + object
                            + ", which are never cleared; take nothing or delete");
        }
        if (behavior == DeleteBehavior.DELETE && !object.allows(Operation.BULK_DELETE)) {
            throw new IllegalArgumentException("deleteBehavior=delete: Planhat deletes no " + object + " records");
        }
        return new RemovalPlan(object, behavior, limits, cleared, scope);
    }

    /** The field that archives a record; null where there is none. */
    public static String archivedField(PlanhatObject object) {
        return FLAGS.stream()
                .map(name -> object.field(name)
                        .filter(f -> !f.readOnly())
                        .map(f -> name)
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether anything is ever removed. */
    public boolean removes() {
        return behavior != DeleteBehavior.NOTHING;
    }

    public DeleteBehavior behavior() {
        return behavior;
    }

    PlanhatObject object() {
        return object;
    }

    DeleteLimits limits() {
        return limits;
    }

    MappedFields cleared() {
        return cleared;
    }

    /** Null where only what the sync knows can leave. */
    Scope scope() {
        return scope;
    }
}
