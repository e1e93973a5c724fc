/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;
import java.util.Map;

/**
 * A run of a pull as it is stored.
 *
 * @param definition hash of its parameters
 * @param attempts how often a process has begun or resumed it
 * @param started when it began for the first time
 * @param updated when it last stored something
 * @param ended when it ended, or null
 * @param counts what it has done, by names of the pull's own
 * @param failure why it ended before its time, or null
 */
public record PullRow(
        String id,
        String name,
        String object,
        String definition,
        RunState state,
        int attempts,
        Instant started,
        Instant updated,
        Instant ended,
        Map<String, Long> counts,
        String failure) {}
