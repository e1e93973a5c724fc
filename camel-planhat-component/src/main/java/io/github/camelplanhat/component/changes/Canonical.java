/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;

/** One spelling for values that mean the same: keys in order, 1.0 as 1, a record that is embedded instead of its id as the id. */
final class Canonical {
    /** 128 bits: two of a billion records share a fingerprint with a chance of one in 10^20. */
    private static final int BYTES = 16;

    private final StringBuilder text = new StringBuilder();

    /** The text of one value. */
    static String of(Object value) {
        Canonical canonical = new Canonical();
        canonical.value(value, false);
        return canonical.text.toString();
    }

    void field(Field field, Object value) {
        string(field.name());
        boolean names = field.type() == FieldType.ID || field.type() == FieldType.ID_ARRAY;
        value(value, names);
    }

    /** @param ids whether an object stands for the record whose {@code _id} it has */
    private void value(Object value, boolean ids) {
        if (value == null) {
            text.append('n');
        } else if (value instanceof Map<?, ?> map) {
            if (ids && map.get("_id") != null) {
                string(map.get("_id").toString());
            } else {
                map(map, ids);
            }
        } else if (value instanceof Collection<?> elements) {
            text.append('[');
            elements.forEach(element -> value(element, ids));
            text.append(']');
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean) {
            text.append(value.equals(true) ? 't' : 'f');
        } else {
            string(value.toString());
        }
    }

    private void map(Map<?, ?> map, boolean ids) {
        Map<String, Object> ordered = new TreeMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                ordered.put(name.toString(), value);
            }
        });
        text.append('{');
        ordered.forEach((name, value) -> {
            string(name);
            value(value, ids);
        });
        text.append('}');
    }

    private void number(Number number) {
        BigDecimal value = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        text.append('#').append(value.stripTrailingZeros()).append(';');
    }

    /** With its length, so that no text can be taken for the end of itself. */
    private void string(String value) {
        text.append(value.length()).append(':').append(value);
    }

    String fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
