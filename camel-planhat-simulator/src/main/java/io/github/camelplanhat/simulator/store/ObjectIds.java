/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids of 24 hexadecimal characters that ascend (API sheet, section 1.8): seconds, then a counter. */
public final class ObjectIds {
    private final Clock clock;
    private final HexFormat hex = HexFormat.of();
    private final AtomicLong counter = new AtomicLong();
    private final AtomicLong lastSecond = new AtomicLong();

    public ObjectIds(Clock clock) {
        this.clock = clock;
    }

    public String next() {
        // A clock that is set back must not make ids descend.
        long second = lastSecond.accumulateAndGet(clock.instant().getEpochSecond(), Math::max);
        return hex.toHexDigits(second, 8) + hex.toHexDigits(counter.incrementAndGet(), 16);
    }

    public static boolean isId(String text) {
        return text != null && text.length() == 24 && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
