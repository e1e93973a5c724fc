/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Some of the values that the run before sent. Planhat says of none that it stored it, and takes those of a wrong tenant
 * token like any other; so the next run, which reads back anyway, looks whether these are there.
 */
final class SentSample {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 20;
    /** What the column of the state has room for. */
    private static final int LONGEST = 4_000;

    private final Set<String> before;
    private final Set<String> now = new HashSet<>();

    /** @param stored what {@link #text} was, or null */
    SentSample(String stored) {
        this.before = read(stored);
    }

    private static Set<String> read(String stored) {
        if (stored == null) {
            return Set.of();
        }
        try {
            return JSON.readValue(stored, new TypeReference<Set<String>>() {});
        } catch (JsonProcessingException e) {
            return Set.of();
        }
    }

    void sent(MetricValue value) {
        if (now.size() < MOST) {
            now.add(key(value));
        }
    }

    boolean wasSentBefore(MetricValue value) {
        return before.contains(key(value));
    }

    private static String key(MetricValue value) {
        return value.day() + " " + value.dimension() + " " + value.target();
    }

    /** To be stored; null if this run sent nothing that would fit. */
    String text() throws JsonProcessingException {
        while (!now.isEmpty()) {
            String text = JSON.writeValueAsString(now);
            if (text.length() <= LONGEST) {
                return text;
            }
            now.remove(now.iterator().next());
        }
        return null;
    }
}
