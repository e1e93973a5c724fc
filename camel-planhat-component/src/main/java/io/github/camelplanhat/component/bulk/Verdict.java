/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.PlanhatRecord;

/**
 * Whether a record may go on.
 *
 * @param admitted what goes on; null if it may not
 * @param status its outcome, if it may not
 * @param id the record that is there, or null
 * @param key by which it was looked for, as {@code field=value}, or null
 * @param reason why it may not
 */
record Verdict(PlanhatRecord admitted, OutcomeStatus status, String id, String key, String reason) {
    static Verdict admit(PlanhatRecord record) {
        return new Verdict(record, null, null, null, null);
    }

    static Verdict refuse(String key, String reason) {
        return new Verdict(null, OutcomeStatus.REFUSED, null, key, reason);
    }

    static Verdict skip(String id, String key, String reason) {
        return new Verdict(null, OutcomeStatus.SKIPPED, id, key, reason);
    }
}
