/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.camelplanhat.component.record.PlanhatDates;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.model.FieldType;

/** Whether a value that is sent means what is stored, read as the type of its field. */
final class SameValue {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PARAGRAPH = Pattern.compile("<p>(.*)</p>", Pattern.DOTALL);
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?");

    private SameValue() {}

    static boolean in(FieldType type, Object sent, Object stored) {
        Object to = json(sent);
        if (isEmpty(to) || isEmpty(stored)) {
            return isEmpty(to) && isEmpty(stored);
        }
        return text(type, to).equals(text(type, isScalar(to) ? unfolded(stored) : stored));
    }

    /** Planhat wraps a plain description into a paragraph, and lists show it without any markup (sections 2.5, 2.17). */
    static boolean ofDescription(Object sent, Object stored, boolean plain) {
        if (sent instanceof CharSequence && stored instanceof String there) {
            String to = sent.toString();
            return plain ? plain(to).equals(plain(there)) : unwrapped(to).equals(unwrapped(there));
        }
        return in(FieldType.STRING, sent, stored);
    }

    private static String plain(String html) {
        return SPACE.matcher(TAG.matcher(html).replaceAll(" ")).replaceAll(" ").strip();
    }

    private static String unwrapped(String text) {
        var paragraph = PARAGRAPH.matcher(text);
        return paragraph.matches() ? paragraph.group(1) : text;
    }

    /** What the value becomes on its way, so that a date or an enumeration is compared as what is sent for it. */
    private static Object json(Object value) {
        boolean plain = value == null || isScalar(value) || value instanceof Map || value instanceof Collection;
        try {
            return plain ? value : PlanhatJson.mapper().convertValue(value, Object.class);
        } catch (IllegalArgumentException e) {
            // It cannot be sent either, and is refused when that is tried.
            return value.toString();
        }
    }

    private static boolean isScalar(Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Collection<?> collection && collection.isEmpty();
    }

    /** The id of a record, or the code of a currency, that is embedded in its place. */
    private static Object unfolded(Object stored) {
        return stored instanceof Map<?, ?> map
                ? Objects.requireNonNullElse(map.get("_id"), Objects.requireNonNullElse(map.get("id"), stored))
                : stored;
    }

    private static String text(FieldType type, Object value) {
        return Canonical.of(normal(type, value));
    }

    private static Object normal(FieldType type, Object value) {
        Object json = json(value);
        if (json instanceof Collection<?> elements) {
            return elements.stream().map(one -> element(type, one)).toList();
        }
        if (json instanceof Map<?, ?> map) {
            Map<String, Object> normal = new LinkedHashMap<>();
            map.forEach((name, field) -> {
                if (!isEmpty(field)) {
                    normal.put(String.valueOf(name), normal(FieldType.ANY, field));
                }
            });
            return normal;
        }
        return switch (type) {
            case ID, ID_ARRAY, STRING, STRING_ARRAY -> json instanceof Number number ? written(number) : json;
            case NUMBER, INTEGER, EPOCH_DAYS, EPOCH_MILLIS -> number(json);
            case BOOLEAN -> "true".equals(json) ? Boolean.TRUE : "false".equals(json) ? Boolean.FALSE : json;
            case DATE_TIME -> instant(json);
            default -> json instanceof Number ? number(json) : maybeInstant(json);
        };
    }

    /** A record that stands for its id is its id, also the time entries of a timesheet, which are written as objects. */
    private static Object element(FieldType type, Object one) {
        boolean onlyId = one instanceof Map<?, ?> map && map.size() == 1 && map.get("_id") != null;
        return normal(type, type == FieldType.ID_ARRAY || onlyId ? unfolded(one) : one);
    }

    private static String written(Number number) {
        try {
            return new BigDecimal(number.toString()).toPlainString();
        } catch (NumberFormatException e) {
            return number.toString();
        }
    }

    /** As JavaScript knows numbers, for that is what stores them. */
    private static Object number(Object value) {
        try {
            double number = Double.parseDouble(value.toString().strip());
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : value.toString();
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static Object instant(Object value) {
        try {
            Instant instant = value instanceof Number millis
                    ? Instant.ofEpochMilli(millis.longValue())
                    : parsed(PlanhatDates.iso(value));
            return instant.truncatedTo(ChronoUnit.MILLIS).toString();
        } catch (DateTimeException e) {
            return value;
        }
    }

    private static Instant parsed(String iso) {
        return iso.length() == 10
                ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(iso).toInstant();
    }

    /** The type of a custom field is not known here. */
    private static Object maybeInstant(Object value) {
        return value instanceof CharSequence text && ISO.matcher(text).matches() ? instant(value) : value;
    }
}
