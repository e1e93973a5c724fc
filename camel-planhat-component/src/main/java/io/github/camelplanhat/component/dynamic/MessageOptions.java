/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dynamic;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.github.camelplanhat.component.PlanhatConstants;

/**
 * Options of one message's URI that travel as headers, so that all messages share one endpoint. A header that the message
 * has goes before its option, as it does in any other URI.
 */
final class MessageOptions {
    private static final String FILTER = "filter.";
    private static final Map<String, String> IDS = Map.of(
            "id", PlanhatConstants.ID,
            "externalId", PlanhatConstants.EXTERNAL_ID,
            "sourceId", PlanhatConstants.SOURCE_ID);
    private static final Map<String, String> OTHERS = Map.of(
            "companyId", PlanhatConstants.COMPANY_ID,
            "offset", PlanhatConstants.OFFSET,
            "maxRecords", PlanhatConstants.MAX_RECORDS);

    private final Map<String, Object> options;
    private final Map<String, Object> before = new HashMap<>();

    MessageOptions(Map<String, Object> options) {
        this.options = options;
    }

    static boolean canCarry(String option) {
        return IDS.containsKey(option) || OTHERS.containsKey(option) || option.startsWith(FILTER);
    }

    /** Sets the headers, before the message is sent. */
    void carry(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean addressed = IDS.values().stream().anyMatch(header -> message.getHeader(header) != null);
        Map<String, Object> filters = new LinkedHashMap<>();
        options.forEach((option, value) -> {
            if (option.startsWith(FILTER)) {
                filters.put(option.substring(FILTER.length()), value);
            } else if (IDS.containsKey(option)) {
                set(message, IDS.get(option), value, !addressed);
            } else {
                String header = OTHERS.get(option);
                set(message, header, value, message.getHeader(header) == null);
            }
        });
        Object given = message.getHeader(PlanhatConstants.FILTERS);
        if (given instanceof Map<?, ?> more) {
            more.forEach((name, value) -> filters.put(String.valueOf(name), value));
        }
        set(
                message,
                PlanhatConstants.FILTERS,
                filters,
                !filters.isEmpty() && (given == null || given instanceof Map<?, ?>));
    }

    private void set(Message message, String header, Object value, boolean wanted) {
        if (wanted) {
            before.put(header, message.getHeader(header));
            message.setHeader(header, value);
        }
    }

    /** Takes the headers back, after the message was sent. */
    void takeBack(Exchange exchange) {
        before.forEach((header, value) -> {
            if (value == null) {
                exchange.getMessage().removeHeader(header);
            } else {
                exchange.getMessage().setHeader(header, value);
            }
        });
    }
}
