/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

import java.util.Locale;

/**
 * A call whose body was read.
 *
 * @param authorization the {@code Authorization} header, or null
 * @param contentType the {@code Content-Type} header, or null
 * @param bulk the bulk call that this is; null if it is none
 */
public record Call(
        Route route, Query query, String authorization, String contentType, byte[] body, BulkCalls.BulkCall bulk) {

    /** Whether the body is announced as JSON; true for a call without a body. */
    public boolean isJson() {
        return body.length == 0
                || contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return route.toString();
    }
}
