/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

/**
 * An event that is to be stored.
 *
 * @param id by which it is known again, 200 characters at most; null where nothing tells it from an equal one
 * @param name what happened; null where it does not say so
 * @param time when it happened; where it does not say so, when it was received
 * @param readableTime false if it has a time that cannot be read
 * @param payload the event as JSON
 */
public record NewEvent(
        String id,
        String name,
        Instant time,
        boolean readableTime,
        Instant received,
        int payloadBytes,
        String payload) {}
