/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.record.PlanhatJson;

/**
 * What Planhat says of pushed metrics (API sheet, section 5.1).
 *
 * @param processed values that it read, failed ones included; null if it does not say
 * @param errors why values were not stored
 */
record MetricAnswer(Long processed, List<MetricError> errors) {
    /**
     * One value that was not stored.
     *
     * @param item the value as it came back; empty if the error names none
     * @param text what Planhat says of it
     */
    record MetricError(Map<?, ?> item, String text) {}

    static MetricAnswer read(InputStream body) throws IOException {
        byte[] all = body.readAllBytes();
        Object answer = all.length == 0 ? null : PlanhatJson.mapper().readValue(all, Object.class);
        if (!(answer instanceof Map<?, ?> map)) {
            return new MetricAnswer(null, List.of());
        }
        List<MetricError> errors = new ArrayList<>();
        if (map.get("errors") instanceof List<?> several) {
            several.forEach(error -> errors.add(error(error)));
        }
        return new MetricAnswer(map.get("processed") instanceof Number n ? (Long) n.longValue() : null, errors);
    }

    private static MetricError error(Object error) {
        if (error instanceof Map<?, ?> map) {
            Map<?, ?> item = map.get("item") instanceof Map<?, ?> m ? m : Map.of();
            return new MetricError(item, String.valueOf(map.get("error")));
        }
        return new MetricError(Map.of(), String.valueOf(error));
    }
}
