/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run as it is stored.
 *
 * @param attempts how often a process has begun or resumed it
 * @param started when it began for the first time
 * @param updated when its latest batch was settled
 * @param ended when it ended, or null
 * @param cursorFrom where it reads from, as {@code WatermarkText}; null for a whole source
 * @param failure why it ended before its source did, or null
 * @param reasons why rows were refused, skipped or unknown, and how many of each
 * @param inFlight keys of the records that were sent and have no stored outcome yet
 * @param removals what became of the records that have left its source
 */
public record RunRow(
        String id,
        String sync,
        String object,
        RunKind kind,
        RunState state,
        int attempts,
        Instant started,
        Instant updated,
        Instant ended,
        String cursorFrom,
        RunCounts counts,
        String failure,
        Map<String, Long> reasons,
        List<String> inFlight,
        Removals removals) {}
