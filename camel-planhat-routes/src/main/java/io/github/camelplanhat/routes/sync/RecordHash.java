/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fingerprint of a mapped record: equal for records that write the same. Fields have no order, 1.0 is 1, and a field
 * that is cleared differs from one that is not there.
 */
final class RecordHash {
    /** 128 bits: two of a billion records share a fingerprint with a chance of one in 10^20. */
    private static final int BYTES = 16;

    private final StringBuilder text = new StringBuilder(512);

    private RecordHash() {}

    /** 22 characters. */
    static String of(Object value) {
        RecordHash hash = new RecordHash();
        hash.value(value);
        return hash.digest();
    }

    /** Of several records that travel as one. */
    static String ofAll(List<? extends Map<String, Object>> records) {
        return records.size() == 1 ? of(records.get(0)) : of((Object) records);
    }

    private void value(Object value) {
        if (value == null) {
            text.append('n');
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Collection<?> elements) {
            text.append('[');
            elements.forEach(this::value);
            text.append(']');
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean) {
            text.append(value.equals(true) ? 't' : 'f');
        } else {
            string(value.toString());
        }
    }

    private void map(Map<?, ?> map) {
        Map<String, Object> ordered = new TreeMap<>();
        map.forEach((name, value) -> ordered.put(String.valueOf(name), value));
        text.append('{');
        ordered.forEach((name, value) -> {
            string(name);
            value(value);
        });
        text.append('}');
    }

    private void number(Number number) {
        text.append('#');
        if (number instanceof Integer || number instanceof Long || number instanceof Short) {
            text.append(number);
        } else if (Double.isFinite(number.doubleValue()) || number instanceof BigDecimal) {
            text.append(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
        } else {
            text.append(number);
        }
        text.append(';');
    }

    /** With its length, so that no text can be taken for the end of itself. */
    private void string(String value) {
        text.append(value.length()).append(':').append(value);
    }

    private String digest() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
