/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dryrun;

import java.util.Map;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.OutcomeStatus;

/**
 * What would become of a record.
 *
 * @param status WOULD_CREATE, WOULD_UPDATE, UNCHANGED, REFUSED; or UNKNOWN where only writing would tell
 * @param id Planhat's id of the record that is there, or null
 * @param key by which it was found, as {@code field=value}, or null
 * @param reason why it would be refused, or what is uncertain; or null
 * @param changes the fields in which a record that would be updated differs from the stored one
 */
public record Foretold(OutcomeStatus status, String id, String key, String reason, Map<String, FieldChange> changes) {
    static Foretold create(String key) {
        return new Foretold(OutcomeStatus.WOULD_CREATE, null, key, null, Map.of());
    }

    /** @param call what would be sent */
    public static Foretold send(String call) {
        return new Foretold(
                OutcomeStatus.WOULD_SEND,
                null,
                null,
                call + " would be sent; what Planhat makes of it cannot be known without sending it",
                Map.of());
    }

    static Foretold refused(String id, String key, String reason) {
        return new Foretold(OutcomeStatus.REFUSED, id, key, reason, Map.of());
    }

    static Foretold unknown(String id, String key, String reason) {
        return new Foretold(OutcomeStatus.UNKNOWN, id, key, reason, Map.of());
    }
}
