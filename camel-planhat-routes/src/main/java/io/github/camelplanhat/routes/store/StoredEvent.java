/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

/**
 * An event of the inbox.
 *
 * @param seq grows in the order in which events were stored
 * @param id see {@link NewEvent}
 * @param payload the event as JSON
 */
public record StoredEvent(
        long seq,
        EventState state,
        String id,
        String name,
        Instant time,
        boolean readableTime,
        Instant received,
        String payload) {}
