/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Watermarks as text, with their kind. A {@link Timestamp} is stored twice, as local time and as instant, because it may
 * come from a column without or with a zone, and which of both holds is seen only when the process runs in another zone
 * one day. Then the earlier one is used: rows that are read twice do no harm, rows that are left out do.
 */
final class WatermarkText {
    private WatermarkText() {}

    static Map<String, String> format(Object watermark) {
        Map<String, String> text = new LinkedHashMap<>();
        if (watermark instanceof Timestamp timestamp) {
            text.put("kind", "timestamp");
            text.put("value", timestamp.toLocalDateTime().toString());
            text.put("instant", timestamp.toInstant().toString());
            text.put("zone", ZoneId.systemDefault().getId());
        } else {
            text.put("kind", kind(watermark));
            text.put("value", watermark.toString());
        }
        return text;
    }

    private static String kind(Object watermark) {
        if (watermark instanceof OffsetDateTime) {
            return "offsetDateTime";
        } else if (watermark instanceof LocalDate) {
            return "date";
        } else if (watermark instanceof Long) {
            return "integer";
        } else if (watermark instanceof BigDecimal) {
            return "decimal";
        } else if (watermark instanceof String) {
            return "text";
        } else if (watermark instanceof SourceCursor) {
            return "cursor";
        }
        throw new IllegalArgumentException(
                "no watermark: " + watermark.getClass().getName());
    }

    static Object parse(Map<String, String> stored) {
        String value = stored.get("value");
        String kind = String.valueOf(stored.get("kind"));
        if (value == null) {
            throw new IllegalArgumentException("it has no value");
        }
        return switch (kind) {
            case "timestamp" -> timestamp(value, stored.get("instant"));
            case "offsetDateTime" -> OffsetDateTime.parse(value);
            case "date" -> LocalDate.parse(value);
            case "integer" -> Long.valueOf(value);
            case "decimal" -> new BigDecimal(value);
            case "text" -> value;
            case "cursor" -> new SourceCursor(value);
            default -> throw new IllegalArgumentException("its kind '" + kind + "' is unknown");
        };
    }

    private static Timestamp timestamp(String local, String instant) {
        Timestamp byLocalTime = Timestamp.valueOf(LocalDateTime.parse(local));
        if (instant == null) {
            return byLocalTime;
        }
        Timestamp byInstant = Timestamp.from(Instant.parse(instant));
        return byInstant.before(byLocalTime) ? byInstant : byLocalTime;
    }
}
