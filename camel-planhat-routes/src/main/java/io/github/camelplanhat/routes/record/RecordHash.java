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
import java.util.stream.IntStream;

/**
 * The fingerprint of a mapped record: equal for records that write the same. Fields have no order, 1.0 is 1, and a field
 * that is cleared differs from one that is not there. Not thread-safe.
 */
public final class RecordHash {
    /** 128 bits: two of a billion records share a fingerprint with a chance of one in 10^20. */
    private static final int BYTES = 16;

    private static final int DIGITS = 40;
    /** Custom fields are the second, what they hold the third. */
    private static final int DEPTHS = 4;

    private final StringBuilder text = new StringBuilder(1024);
    private final MessageDigest digest = sha256();
    /** Of the latest map at each depth. */
    private final Names[] names = new Names[DEPTHS];

    private int depth;

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
        // A value that failed may have left it where it was.
        depth = 0;
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
        Names names = names(map);
        Object[] values = map.values().toArray();
        depth++;
        text.append('{');
        for (int i : names.sorted) {
            string(names.texts[i]);
            value(values[i]);
        }
        text.append('}');
        depth--;
    }

    /** One record after the other has the same names in the same order, which then need not be sorted again. */
    private Names names(Map<?, ?> map) {
        if (depth >= names.length) {
            return new Names(map);
        }
        if (names[depth] == null || !names[depth].are(map)) {
            names[depth] = new Names(map);
        }
        return names[depth];
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

    /** The names of a map as texts, in its own order, and how they stand when they are sorted. */
    private static final class Names {
        private final String[] texts;
        private final int[] sorted;

        Names(Map<?, ?> map) {
            texts = map.keySet().stream().map(String::valueOf).toArray(String[]::new);
            sorted = IntStream.range(0, texts.length)
                    .boxed()
                    .sorted(Comparator.comparing(i -> texts[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        /** Whether the map has the very same texts as names. */
        boolean are(Map<?, ?> map) {
            if (map.size() != texts.length) {
                return false;
            }
            int i = 0;
            for (Object name : map.keySet()) {
                if (name != texts[i++]) {
                    return false;
                }
            }
            return true;
        }
    }
}
