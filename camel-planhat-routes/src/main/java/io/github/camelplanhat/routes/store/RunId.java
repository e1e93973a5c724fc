/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** The ids of runs: they sort by time, and are unique across nodes. */
public final class RunId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private RunId() {}

    /** A new one for a run that begins now. */
    public static String at(Instant now) {
        return TIME.format(now)
                + String.format("-%08x", ThreadLocalRandom.current().nextInt());
    }
}
