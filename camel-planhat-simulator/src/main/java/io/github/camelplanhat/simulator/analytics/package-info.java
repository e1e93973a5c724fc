/* SPDX-License-Identifier: Apache-2.0 */
/** The analytics host: user activities, Segment and metrics (API sheet, sections 4 and 5). */
package io.github.camelplanhat.simulator.analytics;
