/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The fingerprint of a mapped record: equal for records that write the same. Fields have no order, 1.0 is 1, and a field
 * that is cleared differs from one that is not there. Not thread-safe.
 */
public final class RecordHash {
    /** 128 bits: two of a billion records share a fingerprint with a chance of one in 10^20. */
    private static final int BYTES = 16;

    private static final int DIGITS = 40;

    private final StringBuilder text = new StringBuilder(1024);
    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 22 characters. */
    public String of(Object value) {
        text.setLength(0);
        value(value);
        byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }

    /** Of several records that travel as one. */
    public String ofAll(List<? extends Map<String, Object>> records) {
        return records.size() == 1 ? of(records.get(0)) : of((Object) records);
    }

    /** The most frequent kinds come first: this runs for each field of each record. */
    private void value(Object value) {
        if (value instanceof String string) {
            string(string);
        } else if (value == null) {
            text.append('n');
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean) {
            text.append(value.equals(true) ? 't' : 'f');
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Collection<?> elements) {
            text.append('[');
            elements.forEach(this::value);
            text.append(']');
        } else {
            string(value.toString());
        }
    }

    private void map(Map<?, ?> map) {
        Object[] names = map.keySet().toArray();
        Arrays.sort(names, Comparator.comparing(String::valueOf));
        text.append('{');
        for (Object name : names) {
            string(String.valueOf(name));
            value(map.get(name));
        }
        text.append('}');
    }

    private void number(Number number) {
        text.append('#');
        if (number instanceof Integer || number instanceof Long || number instanceof Short) {
            text.append(number.longValue());
        } else if (Double.isFinite(number.doubleValue()) || number instanceof BigDecimal) {
            decimal(new BigDecimal(number.toString()).stripTrailingZeros());
        } else {
            text.append(number);
        }
        text.append(';');
    }

    /** A whole number looks like one, unless it has more digits than anybody writes out. */
    private void decimal(BigDecimal number) {
        text.append(number.scale() > -DIGITS && number.scale() < DIGITS ? number.toPlainString() : number.toString());
    }

    /** With its length, so that no text can be taken for the end of itself. */
    private void string(String value) {
        text.append(value.length()).append(':').append(value);
    }
}
