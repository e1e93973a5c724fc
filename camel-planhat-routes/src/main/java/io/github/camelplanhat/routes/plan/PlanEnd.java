/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The last line of a plan: without it, or where it does not fit, somebody has changed the file.
 *
 * @param end how many lines there are of each action
 * @param digest of all the lines before
 * @param brake why the plan cannot be applied; null if it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanEnd(Map<PlanAction, Long> end, String digest, String brake) {}
