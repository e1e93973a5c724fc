/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The first line of a plan: what it was made for.
 *
 * @param plan version of the format, {@value #VERSION}
 * @param settings hash of the sync's settings and of its mapping
 * @param planhat address of the API that was read
 * @param from where the source was read from, as the sync keeps its watermark; null for a whole source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanHeader(
        int plan, String sync, String object, String settings, String planhat, String from, Instant created) {
    public static final int VERSION = 1;

    /**
     * Makes sure that a plan can be applied by a sync that is as {@code now} says.
     *
     * @throws PlanException saying what has changed
     */
    void check(PlanHeader now) {
        same("of sync", sync, now.sync);
        same("of object", object, now.object);
        same("for", planhat, now.planhat);
        if (!settings.equals(now.settings)) {
            throw new PlanException("the mapping or a parameter of sync " + sync
                    + " has changed since the plan was made (" + created + "); make a new one with the command plan");
        }
        if (from == null ? now.from != null : !from.equals(now.from)) {
            throw new PlanException("sync " + sync + " has run since the plan was made (" + created
                    + "), so that its watermark has moved; make a new one with the command plan");
        }
    }

    private static void same(String what, String planned, String now) {
        if (!planned.equals(now)) {
            throw new PlanException("the plan was made " + what + " " + planned + ", and this is " + now);
        }
    }
}
