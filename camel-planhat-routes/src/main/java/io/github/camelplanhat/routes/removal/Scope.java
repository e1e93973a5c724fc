/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;

/** Which of Planhat's records belong to a mirror: all, or those that have certain values. Immutable. */
public final class Scope {
    private static final String ALL = "all";

    private final PlanhatObject object;
    private final Map<String, String> values;

    private Scope(PlanhatObject object, Map<String, String> values) {
        this.object = object;
        this.values = values;
    }

    /** @param text {@code all}, or pairs such as {@code status=customer,custom.Region=EMEA} that must all hold */
    public static Scope parse(PlanhatObject object, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "mode=mirror needs scope: what is in Planhat within it and not in the source is removed. Write pairs such"
                            + " as scope=status=customer or scope=custom.Region=EMEA, or scope=all for every " + object
                            + " of the tenant");
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (!text.strip().equals(ALL)) {
            for (String pair : text.split(",")) {
                int equals = pair.indexOf('=');
                if (equals < 1 || pair.substring(equals + 1).isBlank()) {
                    throw new IllegalArgumentException("scope '" + text
                            + "': write all, or field=value pairs with commas between them, such as status=customer");
                }
                String name = pair.substring(0, equals).strip();
                checkName(object, name);
                values.put(name, pair.substring(equals + 1).strip());
            }
        }
        return new Scope(object, values);
    }

    private static void checkName(PlanhatObject object, String name) {
        if (!name.startsWith("custom.") && object.field(name).isEmpty() || name.equals("custom")) {
            throw new IllegalArgumentException("scope: " + object + " has no field " + name
                    + Names.hint(name, object.fields().stream().map(Field::name).toList())
                    + (name.equals("custom") ? "; name one as custom.<name>" : ""));
        }
        if (object.field(name).filter(Field::readOnly).isPresent()) {
            throw new IllegalArgumentException("scope: " + name + " of " + object
                    + " is computed by Planhat and changes by itself; name a field that is written");
        }
    }

    boolean includes(Map<String, Object> record) {
        return values.entrySet().stream().allMatch(e -> {
            Object value = MappedFields.value(object, e.getKey(), record);
            return value != null && value.toString().equals(e.getValue());
        });
    }
}
