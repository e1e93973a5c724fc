/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;

/** Takes one value out of a row. One instance serves one run, on one thread at a time, and may learn from its rows. */
interface ValueReader {
    /** Stands for a column that the row does not have at all, which is not the same as one that holds null. */
    Object MISSING = new Object() {
        @Override
        public String toString() {
            return "missing";
        }
    };

    /** The value, null, or {@link #MISSING}. */
    Object read(Map<?, ?> row) throws UnconvertibleException;
}
