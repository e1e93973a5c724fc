/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

import java.util.Optional;

/**
 * A call whose body was read.
 *
 * @param authorization the {@code Authorization} header, or null
 * @param bulk the bulk call that this is; null if it is none
 */
public record Call(Route route, Query query, String authorization, byte[] body, BulkCalls.BulkCall bulk) {
    public Optional<String> credentials() {
        return Optional.ofNullable(authorization);
    }
}
