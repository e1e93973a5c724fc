/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of path segments, where a plus is a plus. */
final class Percent {
    private Percent() {}

    static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badPercent) {
            return segment;
        }
    }
}
