/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.simulator.behaviour.Switch.WrongType;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.ObjectIds;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Reads a sent value as its field's type (API sheet, section 1.8), as leniently as a document database does. */
final class FieldCaster {
    private final Tenant tenant;
    private final DateReader dates;

    FieldCaster(Tenant tenant) {
        this.tenant = tenant;
        dates = new DateReader(tenant);
    }

    /** The value as it is stored; null stays null. */
    Object cast(Field field, Object value) {
        if (value == null) {
            return null;
        }
        Object read = read(field, value);
        if (read == null && tenant.behaviour().is(WrongType.REFUSE)) {
            throw Refused.because(
                    field.name() + " must be " + field.type().name().toLowerCase(java.util.Locale.ROOT));
        }
        return read == null ? value : read;
    }

    private Object read(Field field, Object value) {
        return switch (field.type()) {
            case STRING -> text(value);
            case ID -> value instanceof String text && ObjectIds.isId(text) ? text : null;
            case NUMBER, INTEGER, EPOCH_DAYS, EPOCH_MILLIS -> number(value);
            case BOOLEAN -> flag(value);
            case DATE_TIME -> dates.read(value);
            case OBJECT -> value instanceof Doc ? value : null;
            case ARRAY -> value instanceof List<?> ? value : null;
            case STRING_ARRAY -> each(value, FieldCaster::text);
            case ID_ARRAY -> each(value, item -> item instanceof String text && ObjectIds.isId(text) ? text : null);
            case OBJECT_ARRAY -> each(value, item -> item instanceof Doc ? item : null);
            case ANY -> value;
        };
    }

    private static Object each(Object value, UnaryOperator<Object> reader) {
        if (!(value instanceof List<?> items)) {
            return null;
        }
        List<Object> read = new ArrayList<>(items.size());
        for (Object item : items) {
            Object one = item == null ? null : reader.apply(item);
            if (one == null) {
                return null;
            }
            read.add(one);
        }
        return read;
    }

    private static Object text(Object value) {
        return value instanceof String
                ? value
                : value instanceof Doc || value instanceof List ? null : value.toString();
    }

    private static Object number(Object value) {
        if (value instanceof Number) {
            return value;
        }
        try {
            return value instanceof String text && !text.isBlank() ? new BigDecimal(text.trim()).doubleValue() : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Object flag(Object value) {
        return value instanceof Boolean
                ? value
                : "true".equals(value) ? Boolean.TRUE : "false".equals(value) ? Boolean.FALSE : null;
    }
}
