/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Which objects must be in Planhat before which others, as far as the catalogue tells: a record that names its company
 * needs the company, one with a field such as {@code enduserIds} needs endusers. Custom fields and users go before all
 * others, because any record may have custom values and an owner.
 */
final class ObjectOrder {
    private static final Set<PlanhatObject> FOUNDATION = EnumSet.of(PlanhatObject.CUSTOM_FIELD, PlanhatObject.USER);

    private final Map<PlanhatObject, Set<PlanhatObject>> needs = new EnumMap<>(PlanhatObject.class);

    ObjectOrder() {
        for (PlanhatObject object : PlanhatObject.values()) {
            needs.put(object, directNeeds(object));
        }
    }

    /** First what others need; where nothing decides, the order of the catalogue. */
    Comparator<PlanhatObject> comparator() {
        return Comparator.comparingInt(this::depth).thenComparing(Comparator.naturalOrder());
    }

    /** Whether records of this object refer to records of the other one, be it over a third. */
    boolean dependsOn(PlanhatObject object, PlanhatObject other) {
        return allNeeds(object).contains(other);
    }

    private int depth(PlanhatObject object) {
        if (FOUNDATION.contains(object)) {
            return 0;
        }
        return object == PlanhatObject.COMPANY ? 1 : 2 + allNeeds(object).size();
    }

    private Set<PlanhatObject> allNeeds(PlanhatObject object) {
        Set<PlanhatObject> found = EnumSet.noneOf(PlanhatObject.class);
        Deque<PlanhatObject> open = new ArrayDeque<>(needs.get(object));
        while (!open.isEmpty()) {
            PlanhatObject next = open.pop();
            if (next != object && found.add(next)) {
                open.addAll(needs.get(next));
            }
        }
        return found;
    }

    private static Set<PlanhatObject> directNeeds(PlanhatObject object) {
        Set<PlanhatObject> direct = EnumSet.noneOf(PlanhatObject.class);
        if (object.companyReference().isPresent()) {
            direct.add(PlanhatObject.COMPANY);
        }
        for (Field field : object.fields()) {
            if (!field.readOnly()) {
                Stream.of(PlanhatObject.values())
                        .filter(other -> other != object && names(field.name(), other))
                        .forEach(direct::add);
            }
        }
        return direct;
    }

    /** {@code campaignId}, {@code enduserIds}, and the {@code endusers} of a conversation or task. */
    private static boolean names(String field, PlanhatObject other) {
        String name = field.toLowerCase(Locale.ROOT);
        String object = other.uriName().toLowerCase(Locale.ROOT);
        return name.equals(object + "id")
                || name.equals(object + "ids")
                || other == PlanhatObject.ENDUSER && name.equals("endusers");
    }
}
