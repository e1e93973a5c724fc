/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.time.Instant;

/**
 * The first line of a plan: what it was made for.
 *
 * @param plan version of the format, {@value #VERSION}
 * @param settings hash of the sync's settings and of its mapping
 * @param planhat host that was read
 */
public record PlanHeader(int plan, String sync, String object, String settings, String planhat, Instant created) {
    public static final int VERSION = 1;
}
