/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import io.github.camelplanhat.component.outcome.OutcomeCollector;

/**
 * What a batch keeps of a record beside its bytes. As a rule nothing: thousands of maps that are neither new nor old would be
 * copied by one young collection after the other, which costs as much as a tenth of writing them.
 */
enum Keeping {
    /** The bytes are enough to send the record, and to merge another one with it. */
    BYTES,
    /** Outcomes show the elements as they were given. */
    ORIGINALS,
    /** The fields are compared with what Planhat has. */
    FIELDS;

    static Keeping of(OutcomeCollector collector, boolean dryRun) {
        if (dryRun) {
            return FIELDS;
        }
        return collector.keepsRecords() ? ORIGINALS : BYTES;
    }
}
