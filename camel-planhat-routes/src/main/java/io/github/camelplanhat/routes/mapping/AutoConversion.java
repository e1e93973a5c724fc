/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Collection;
import java.util.Map;

/** {@code auto}, for custom fields without a type: the JSON form that is nearest to the value itself. */
final class AutoConversion implements Conversion {
    private final Conversion text;
    private final Conversion number = new NumberConversion(false);
    private final Conversion list;

    AutoConversion(Conversion text) {
        this.text = text;
        this.list = new ListConversion(this::convert, ",");
    }

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof String || value instanceof Boolean || value instanceof Map) {
            return value;
        }
        if (value instanceof Number) {
            return number.convert(value);
        }
        if (value instanceof byte[]) {
            throw new UnconvertibleException(value, "something that Planhat can hold");
        }
        if (value instanceof Collection
                || value instanceof java.sql.Array
                || value.getClass().isArray()) {
            return list.convert(value);
        }
        return text.convert(value);
    }
}
