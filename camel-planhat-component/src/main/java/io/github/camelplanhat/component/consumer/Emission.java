/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.Map;

import org.apache.camel.spi.Synchronization;

/**
 * One message that a poll has for the route.
 *
 * @param body a record, a page of records, or what is left of a deleted record
 * @param headers see {@link io.github.camelplanhat.component.PlanhatConstants}
 * @param completion is told how the exchange ended; null if nobody needs to know
 */
record Emission(Object body, Map<String, Object> headers, Synchronization completion) {}
