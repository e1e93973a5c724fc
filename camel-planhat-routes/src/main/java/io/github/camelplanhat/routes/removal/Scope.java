/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;

/** Which of Planhat's records belong to a mirror: all, or those that have certain values. Immutable. */
public final class Scope {
    private static final String ALL = "all";
    private static final String CUSTOM = "custom.";

    private final PlanhatObject object;
    private final String text;
    private final Map<String, String> values;

    private Scope(PlanhatObject object, String text, Map<String, String> values) {
        this.object = object;
        this.text = text;
        this.values = values;
    }

    /**
     * @param text {@code all}, or pairs such as {@code status=customer,custom.Region=EMEA} that must all hold
     * @throws IllegalArgumentException if it is missing, or names what the object does not have
     */
    public static Scope parse(PlanhatObject object, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "mode=mirror needs scope: what Planhat has within it, and no row stands for, is removed. Write pairs such"
                            + " as scope=status=customer or scope=custom.Region=EMEA, or scope=all for every " + object
                            + " of the tenant");
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (!text.strip().equals(ALL)) {
            for (String pair : text.split(",")) {
                int equals = pair.indexOf('=');
                if (equals < 1 || pair.substring(equals + 1).isBlank()) {
                    throw new IllegalArgumentException(
                            "scope is '" + text
                                    + "'; it takes all, or field=value pairs with commas between them, such as status=customer");
                }
                String name = pair.substring(0, equals).strip();
                checkName(object, name);
                if (values.put(name, pair.substring(equals + 1).strip()) != null) {
                    throw new IllegalArgumentException(
                            "scope is '" + text + "', which names " + name + " twice: no record can have both values");
                }
            }
        }
        return new Scope(object, text.strip(), values);
    }

    private static void checkName(PlanhatObject object, String name) {
        if (name.startsWith(CUSTOM) && name.length() > CUSTOM.length()) {
            return;
        }
        Field field = name.equals("custom") ? null : object.field(name).orElse(null);
        if (field == null) {
            throw new IllegalArgumentException("scope names '" + name + "', and " + object + " has no such field"
                    + Names.hint(name, object.fields().stream().map(Field::name).toList())
                    + "; a custom one is custom. and its name");
        }
        if (field.readOnly()) {
            throw new IllegalArgumentException("scope names " + name + " of " + object
                    + ", which Planhat computes and changes by itself; name a field that is written");
        }
    }

    /** The same, with a company named by {@code extid-…} or {@code srcid-…} turned into its {@code _id}. */
    public Scope resolved(UnaryOperator<String> companyIds) {
        String company = object.companyReference().map(c -> c.field()).orElse(null);
        if (company == null || !values.containsKey(company)) {
            return this;
        }
        Map<String, String> ids = new LinkedHashMap<>(values);
        ids.computeIfPresent(company, (name, reference) -> companyIds.apply(reference));
        return new Scope(object, text, ids);
    }

    /** The properties that a record must be read with. */
    public Set<String> properties() {
        Set<String> names = new LinkedHashSet<>();
        values.keySet().forEach(name -> {
            if (name.startsWith(CUSTOM)) {
                names.add(name);
            } else {
                readNames(name).forEach(names::add);
            }
        });
        return names;
    }

    private Stream<String> readNames(String name) {
        return Stream.of(
                        name,
                        object.readNames().get(name),
                        object.alternativeReadNames().get(name))
                .filter(Objects::nonNull);
    }

    /** @param record as Planhat gave it */
    public boolean includes(Map<String, Object> record) {
        return values.entrySet().stream().allMatch(e -> has(record, e.getKey(), e.getValue()));
    }

    private boolean has(Map<String, Object> record, String name, String wanted) {
        if (name.startsWith(CUSTOM)) {
            Object value = record.get("custom") instanceof Map<?, ?> custom
                    ? custom.get(name.substring(CUSTOM.length()))
                    : null;
            return same(value, wanted);
        }
        Object value = readNames(name)
                .map(record::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean flag =
                object.field(name).filter(f -> f.type() == FieldType.BOOLEAN).isPresent();
        return same(flag && value == null ? Boolean.FALSE : value, wanted);
    }

    private static boolean same(Object value, String wanted) {
        if (value instanceof Collection<?> several) {
            return several.stream().anyMatch(one -> same(one, wanted));
        }
        if (value instanceof Map<?, ?> embedded) {
            return same(embedded.get("_id"), wanted) || same(embedded.get("id"), wanted);
        }
        if (value instanceof Number number) {
            try {
                return new BigDecimal(number.toString()).compareTo(new BigDecimal(wanted)) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return value != null && value.toString().equals(wanted);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
