/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Template {@code planhat-metric-push}: rows of any source become one value a day for each record and metric, and those that
 * Planhat lacks are pushed. Begin at {@link io.github.camelplanhat.routes.metric.MetricPush}.
 */
package io.github.camelplanhat.routes.metric;
