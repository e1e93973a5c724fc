/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a metric was on a day.
 *
 * @param dimension id of the metric
 * @param target external id of the record that it belongs to
 */
record MetricValue(String dimension, String target, LocalDate day, BigDecimal value) {
    /** As it travels (API sheet, section 5.1); the date is midnight UTC of the day, as Planhat gives it back. */
    Map<String, Object> json(String model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dimensionId", dimension);
        json.put("externalId", target);
        json.put("model", model);
        json.put("value", number());
        json.put("date", day + "T00:00:00.000Z");
        return json;
    }

    /** Without zeros behind the point, and not as a power of ten. */
    private BigDecimal number() {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 && plain.precision() - plain.scale() <= 20 ? plain.setScale(0) : plain;
    }
}
