/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.camelplanhat.model.FieldType;

/** The types that a mapping can ask for. */
enum ValueType {
    STRING("string"),
    INTEGER("integer"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    DATE("date"),
    DATE_TIME("dateTime"),
    EPOCH_DAYS("epochDays"),
    EPOCH_MILLIS("epochMillis"),
    ID("id"),
    LIST("list"),
    ID_LIST("idList"),
    JSON("json"),
    AUTO("auto");

    private final String label;

    ValueType(String label) {
        this.label = label;
    }

    static Optional<ValueType> find(String label) {
        return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(t -> t.label).toList();
    }

    /** The type of a catalogue field whose mapping names none. */
    static ValueType of(FieldType type) {
        return switch (type) {
            case ID -> ID;
            case ID_ARRAY -> ID_LIST;
            case STRING -> STRING;
            case STRING_ARRAY -> LIST;
            case NUMBER -> NUMBER;
            case INTEGER -> INTEGER;
            case BOOLEAN -> BOOLEAN;
            case DATE_TIME -> DATE_TIME;
            case EPOCH_DAYS -> EPOCH_DAYS;
            case EPOCH_MILLIS -> EPOCH_MILLIS;
            case OBJECT, OBJECT_ARRAY, ARRAY -> JSON;
            case ANY -> AUTO;
        };
    }

    boolean isId() {
        return this == ID || this == ID_LIST;
    }

    boolean isDate() {
        return this == DATE || this == DATE_TIME || this == EPOCH_DAYS || this == EPOCH_MILLIS;
    }

    boolean isList() {
        return this == LIST || this == ID_LIST;
    }

    @Override
    public String toString() {
        return label;
    }
}
