/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;
import java.util.Map;

/**
 * A run of a job as it is stored.
 *
 * @param kind what the job does, in a word, such as {@code export}
 * @param attempts how often a process has begun or resumed it
 * @param started when it began for the first time
 * @param updated when its counts were stored last
 * @param ended when it ended, or null
 * @param clean whether it did everything, and nothing was refused, lost or left in doubt
 * @param idle whether there was nothing to do
 * @param counts what it has done, in the order in which it is to be read
 * @param reasons what did not go well, and how often
 * @param failure why it ended before its time, or null
 */
public record JobRunRow(
        String id,
        String job,
        String kind,
        RunState state,
        int attempts,
        Instant started,
        Instant updated,
        Instant ended,
        boolean clean,
        boolean idle,
        Map<String, Long> counts,
        Map<String, Long> reasons,
        String failure) {}
