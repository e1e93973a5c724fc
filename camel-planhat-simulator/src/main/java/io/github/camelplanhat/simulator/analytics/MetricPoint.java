/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

/**
 * One value of a metric (API sheet, section 5.2).
 *
 * @param time the day, as an ISO date-time at midnight UTC
 * @param model {@code Company}, {@code EndUser}, {@code Asset} or {@code Project}
 * @param parentId {@code _id} of the target
 * @param companyId company of the target; null if it has none
 */
public record MetricPoint(
        String id,
        String dimensionId,
        String time,
        Number value,
        String model,
        String parentId,
        String companyId,
        String companyName) {}
