/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.Map;

/**
 * One message that a poll has for the route.
 *
 * @param body a record, a page of records, or what is left of a deleted record
 * @param headers see {@link io.github.camelplanhat.component.PlanhatConstants}
 * @param whenProcessed run after the exchange succeeded, before the next one starts; what it throws ends the poll
 */
record Emission(Object body, Map<String, Object> headers, Runnable whenProcessed) {
    Emission(Object body, Map<String, Object> headers) {
        this(body, headers, () -> {});
    }
}
