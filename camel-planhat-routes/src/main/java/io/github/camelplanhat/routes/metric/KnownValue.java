/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.util.Map;
import java.util.Optional;

/**
 * A value that Planhat has.
 *
 * @param target {@code _id} of the record that it belongs to
 * @param day days since 1970-01-01
 * @param point {@code _id} of the value
 */
record KnownValue(String target, String dimension, long day, double value, String point) {
    /** Empty for what lacks one of these; it is compared with nothing. */
    static Optional<KnownValue> of(Map<?, ?> listed) {
        return listed.get("parentId") instanceof String target
                        && listed.get("dimensionId") instanceof String dimension
                        && listed.get("day") instanceof Number day
                        && listed.get("value") instanceof Number value
                ? Optional.of(new KnownValue(
                        target,
                        dimension,
                        day.longValue(),
                        value.doubleValue(),
                        listed.get("_id") instanceof String id ? id : ""))
                : Optional.empty();
    }
}
