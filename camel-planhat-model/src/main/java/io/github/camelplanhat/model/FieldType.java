/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

/** The JSON form of a field's value (API sheet, section 1.8). */
public enum FieldType {
    /** 24 hexadecimal characters. */
    ID,
    ID_ARRAY,
    STRING,
    STRING_ARRAY,
    NUMBER,
    INTEGER,
    BOOLEAN,
    /**
     * ISO-8601 date-time, UTC with milliseconds when Planhat writes it; it takes offsets too, and a date alone for
     * {@code churnDate}.
     */
    DATE_TIME,
    /** Whole days since 1970-01-01. */
    EPOCH_DAYS,
    /** Milliseconds since 1970-01-01. */
    EPOCH_MILLIS,
    OBJECT,
    OBJECT_ARRAY,
    /** An array whose elements are not described. */
    ARRAY,
    /** No type is known; any JSON value. */
    ANY
}
