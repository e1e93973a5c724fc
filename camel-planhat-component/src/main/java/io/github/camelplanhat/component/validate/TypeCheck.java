/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelplanhat.component.record.PlanhatDates;
import io.github.camelplanhat.model.FieldType;

/**
 * Whether a value has the JSON form of a field. In doubt it has: an object where an array is expected may be one of Planhat's
 * array operations, whose form is not known (API sheet, section 3.5).
 */
final class TypeCheck {
    private static final int SHOWN = 40;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}|(extid|srcid)-.+", Pattern.DOTALL);

    private TypeCheck() {}

    /** What is wrong with the value, or empty. */
    static Optional<String> problem(FieldType type, Object value) {
        if (value == null) {
            return Optional.empty();
        }
        String is =
                switch (type) {
                    case ID ->
                        isText(value) && !ID.matcher(value.toString()).matches() || isList(value)
                                ? "is no id (24 hexadecimal characters, or extid- or srcid- and yours)"
                                : null;
                    case STRING ->
                        isList(value) || value instanceof Map || value instanceof Boolean ? "is no text" : null;
                    case NUMBER -> value instanceof Number ? null : "is no number";
                    case INTEGER, EPOCH_MILLIS -> isWhole(value) ? null : "is no whole number";
                    case EPOCH_DAYS -> isWhole(value) ? null : "is no whole number of days since 1970-01-01";
                    case BOOLEAN -> value instanceof Boolean ? null : "is neither true nor false";
                    case DATE_TIME -> isDate(value) ? null : "is no date; write it as 2026-01-31T10:00:00Z";
                    case ID_ARRAY, STRING_ARRAY, OBJECT_ARRAY, ARRAY -> isScalar(value) ? "is no array" : null;
                    case OBJECT -> isScalar(value) || isList(value) ? "is no object" : null;
                    case ANY -> null;
                };
        return Optional.ofNullable(is).map(problem -> shown(value) + " " + problem);
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence;
    }

    private static boolean isList(Object value) {
        return value instanceof Collection || value.getClass().isArray();
    }

    private static boolean isScalar(Object value) {
        return isText(value) || value instanceof Number || value instanceof Boolean;
    }

    private static boolean isWhole(Object value) {
        if (!(value instanceof Number)) {
            return false;
        }
        try {
            return new BigDecimal(value.toString()).stripTrailingZeros().scale() <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDate(Object value) {
        try {
            PlanhatDates.iso(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String shown(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (isList(value)) {
            return "an array";
        }
        String text = value.toString();
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
    }
}
