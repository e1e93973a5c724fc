/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.reason;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts reasons. What differs from record to record, quoted values and numbers, is cut out, so that equal problems fall
 * together and the tally stays small however many rows there are.
 */
public final class ReasonTally {
    private static final int KINDS = 20;
    private static final String OTHERS = "other reasons";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    public void add(String reason) {
        add(reason, 1);
    }

    public void add(String reason, long number) {
        String kind = reason == null ? "no reason given" : ReasonText.cut(reason);
        counts.merge(counts.containsKey(kind) || counts.size() < KINDS ? kind : OTHERS, number, Long::sum);
    }

    /** Adds what was counted before. */
    public void addCounted(Map<String, Long> counted) {
        counted.forEach((kind, number) -> counts.merge(kind, number, Long::sum));
    }

    /** The most frequent first. */
    public Map<String, Long> counts() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }
}
