/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.PlanhatConstants;

/** Query parameters of options and message: those of the message go before those of the options. */
final class QueryParameters {
    private QueryParameters() {}

    static Map<String, String> of(Exchange exchange, Map<String, Object> options) {
        Map<String, String> query = new LinkedHashMap<>();
        options.forEach((name, value) -> put(query, name, value));
        Object header = exchange.getMessage().getHeader(PlanhatConstants.FILTERS);
        if (header instanceof Map<?, ?> filters) {
            filters.forEach((name, value) -> put(query, String.valueOf(name), value));
        } else if (header != null) {
            throw new IllegalArgumentException("the header " + PlanhatConstants.FILTERS
                    + " must be a Map of query parameters, not a "
                    + header.getClass().getSimpleName());
        }
        return query;
    }

    private static void put(Map<String, String> query, String name, Object value) {
        if (value instanceof Collection<?> several) {
            query.put(name, several.stream().map(String::valueOf).collect(Collectors.joining(",")));
        } else if (value != null) {
            query.put(name, value.toString());
        }
    }
}
