/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.util.Map;

/** The last line of a plan: without it, or with other counts, somebody has changed the file. */
record PlanEnd(Map<PlanAction, Long> end) {}
