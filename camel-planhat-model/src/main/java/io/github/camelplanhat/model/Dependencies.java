/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which object refers to which, and the order of writing that follows. Derived once, when the whole catalogue is
 * there.
 */
final class Dependencies {
    private static final Map<PlanhatObject, Map<String, PlanhatObject>> REFERENCES = new EnumMap<>(PlanhatObject.class);
    private static final Map<PlanhatObject, Integer> RANKS = new EnumMap<>(PlanhatObject.class);

    static {
        for (PlanhatObject object : PlanhatObject.values()) {
            REFERENCES.put(object, resolve(object));
        }
        for (PlanhatObject object : PlanhatObject.values()) {
            rank(object, EnumSet.noneOf(PlanhatObject.class));
        }
    }

    private Dependencies() {}

    static Map<String, PlanhatObject> references(PlanhatObject object) {
        return REFERENCES.get(object);
    }

    static int rank(PlanhatObject object) {
        return RANKS.get(object);
    }

    /** An object that refers to itself (a user's managers) needs a second pass, not another object first. */
    static Set<PlanhatObject> dependsOn(PlanhatObject object) {
        Set<PlanhatObject> first = EnumSet.noneOf(PlanhatObject.class);
        first.addAll(REFERENCES.get(object).values());
        if (object.field("custom").isPresent()) {
            first.add(PlanhatObject.CUSTOM_FIELD);
        }
        first.remove(object);
        return first;
    }

    private static Map<String, PlanhatObject> resolve(PlanhatObject object) {
        Map<String, PlanhatObject> resolved = new LinkedHashMap<>();
        object.referenceNames()
                .forEach((field, target) ->
                        resolved.put(field, PlanhatObject.find(target).orElseThrow()));
        return Collections.unmodifiableMap(resolved);
    }

    private static int rank(PlanhatObject object, Set<PlanhatObject> above) {
        if (!above.add(object)) {
            throw new IllegalStateException("objects refer to each other in a circle: " + above);
        }
        Integer known = RANKS.get(object);
        int rank = known != null
                ? known
                : dependsOn(object).stream()
                        .mapToInt(first -> 1 + rank(first, above))
                        .max()
                        .orElse(0);
        above.remove(object);
        RANKS.put(object, rank);
        return rank;
    }
}
