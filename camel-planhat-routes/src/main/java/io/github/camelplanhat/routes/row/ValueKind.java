/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Date;
import java.util.function.Function;

/** The classes of values that a mapping treats in a way of their own, and that JSON does not keep; stored by their names. */
enum ValueKind {
    TIMESTAMP(Timestamp.class, text -> Timestamp.valueOf(LocalDateTime.parse(text))),
    SQL_DATE(java.sql.Date.class, java.sql.Date::valueOf),
    SQL_TIME(java.sql.Time.class, java.sql.Time::valueOf),
    DATE(Date.class, text -> Date.from(Instant.parse(text))),
    LOCAL_DATE_TIME(LocalDateTime.class, LocalDateTime::parse),
    LOCAL_DATE(LocalDate.class, LocalDate::parse),
    LOCAL_TIME(LocalTime.class, LocalTime::parse),
    OFFSET_DATE_TIME(OffsetDateTime.class, OffsetDateTime::parse),
    ZONED_DATE_TIME(ZonedDateTime.class, ZonedDateTime::parse),
    INSTANT(Instant.class, Instant::parse),
    DECIMAL(BigDecimal.class, BigDecimal::new),
    INTEGER(BigInteger.class, BigInteger::new),
    DOUBLE(Double.class, Double::valueOf),
    FLOAT(Float.class, Float::valueOf),
    BYTES(byte[].class, text -> Base64.getDecoder().decode(text)),
    /** Anything else: what is left of it is its text, which is no text to a mapping. */
    OTHER(Object.class, Other::new);

    private final Class<?> type;
    private final Function<String, Object> parser;

    ValueKind(Class<?> type, Function<String, Object> parser) {
        this.type = type;
        this.parser = parser;
    }

    /** A value of a class that is not known here, shown as its text. */
    private record Other(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Null for values that JSON brings back as they are. */
    static ValueKind of(Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            return null;
        }
        for (ValueKind kind : values()) {
            if (kind.type.isInstance(value)) {
                return kind;
            }
        }
        return OTHER;
    }

    Object restored(Object plain) {
        return parser.apply(plain.toString());
    }
}
