/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The last line of a plan: without it, or where it does not fit, somebody has changed the file.
 *
 * @param end how many lines there are of each action
 * @param digest of all the lines before
 * @param brake why nothing may be removed that left the source; null if it may
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanEnd(Map<PlanAction, Long> end, String digest, String brake) {}
