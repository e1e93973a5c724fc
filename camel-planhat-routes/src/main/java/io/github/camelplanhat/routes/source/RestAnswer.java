/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a vendor answered to a call.
 *
 * @param body what the JSON says
 * @param date when, by the vendor's clock
 */
public record RestAnswer(Object body, Instant date) {
    /** The body as an object; empty where it is none. */
    public Map<String, Object> object() {
        return map(body);
    }

    /** An object inside of an answer; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The objects of a list inside of an answer; none where there is no list. */
    public static List<Map<String, Object>> maps(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(RestAnswer::map).toList()
                : List.of();
    }
}
