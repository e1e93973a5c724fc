/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.behaviour;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A choice for every {@link Switch}; immutable. */
public final class Behaviour {
    private final Map<Class<?>, Switch> chosen;

    private Behaviour(Map<Class<?>, Switch> chosen) {
        this.chosen = chosen;
    }

    /** The first constant of every switch. */
    public static Behaviour defaults() {
        return new Behaviour(Map.of());
    }

    /** The same behaviour with some switches set, each a constant of one of the enumerations in {@link Switch}. */
    public Behaviour with(Switch... choices) {
        Map<Class<?>, Switch> changed = new HashMap<>(chosen);
        for (Switch choice : choices) {
            changed.put(choice.getClass(), choice);
        }
        return new Behaviour(Map.copyOf(changed));
    }

    /** Whether a switch stands on this constant. */
    public boolean is(Switch choice) {
        Switch set = chosen.get(choice.getClass());
        return set == null ? ((Enum<?>) choice).ordinal() == 0 : set == choice;
    }

    /** The constant on which a switch stands. */
    public <T extends Enum<T> & Switch> T of(Class<T> type) {
        Switch set = chosen.get(type);
        return set == null ? type.getEnumConstants()[0] : type.cast(set);
    }

    /** The enumerations that can be switched. */
    public static List<Class<?>> switches() {
        return Arrays.stream(Switch.class.getDeclaredClasses())
                .filter(Class::isEnum)
                .sorted((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()))
                .<Class<?>>map(type -> type)
                .toList();
    }

    @Override
    public String toString() {
        return "Behaviour" + chosen.values();
    }
}
