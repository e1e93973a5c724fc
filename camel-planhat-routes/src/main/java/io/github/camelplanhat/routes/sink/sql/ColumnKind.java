/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.util.Collection;
import java.util.Map;

import io.github.camelplanhat.model.FieldType;

/** What a column holds, whatever the database calls it. */
enum ColumnKind {
    TEXT,
    /** A double, as which JavaScript knows all numbers. */
    NUMBER,
    INTEGER,
    BOOLEAN,
    /** An instant. */
    TIME,
    DATE,
    JSON;

    static ColumnKind of(FieldType type) {
        return switch (type) {
            case ID, STRING -> TEXT;
            case NUMBER -> NUMBER;
            case INTEGER -> INTEGER;
            case BOOLEAN -> BOOLEAN;
            case DATE_TIME, EPOCH_MILLIS -> TIME;
            case EPOCH_DAYS -> DATE;
            case ID_ARRAY, STRING_ARRAY, OBJECT, OBJECT_ARRAY, ARRAY, ANY -> JSON;
        };
    }

    /** For a field that the catalogue does not know, by the first value that comes. */
    static ColumnKind of(Object value) {
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof Number) {
            return NUMBER;
        }
        return value instanceof Map || value instanceof Collection ? JSON : TEXT;
    }
}
