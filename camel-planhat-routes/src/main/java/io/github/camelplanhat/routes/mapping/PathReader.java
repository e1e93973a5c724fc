/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;
import java.util.regex.Pattern;

/** A dotted path into nested maps. A column whose own name is the whole path goes first. */
final class PathReader implements ValueReader {
    private static final Pattern DOT = Pattern.compile(".", Pattern.LITERAL);

    private final ColumnReader whole;
    private final ColumnReader[] steps;

    private PathReader(String path) {
        whole = new ColumnReader(path);
        steps = DOT.splitAsStream(path).map(ColumnReader::new).toArray(ColumnReader[]::new);
    }

    static ValueReader of(String path) {
        return path.indexOf('.') < 0 ? new ColumnReader(path) : new PathReader(path);
    }

    @Override
    public Object read(Map<?, ?> row) throws UnconvertibleException {
        Object value = whole.read(row);
        if (value != MISSING) {
            return value;
        }
        value = row;
        for (ColumnReader step : steps) {
            if (value == null || value == MISSING) {
                return value;
            }
            if (!(value instanceof Map<?, ?> map)) {
                throw new UnconvertibleException(value, "an object that has further fields");
            }
            value = step.read(map);
        }
        return value;
    }
}
