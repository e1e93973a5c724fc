/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

/**
 * An event of the inbox.
 *
 * @param seq grows in the order in which events were stored
 * @param since since when it has been waiting or refused; null for one that was not tried yet
 * @param reason why it was refused, or null
 */
public record StoredEvent(
        long seq,
        EventState state,
        String id,
        String name,
        Instant time,
        boolean readableTime,
        Instant received,
        Instant since,
        String reason,
        String payload) {}
