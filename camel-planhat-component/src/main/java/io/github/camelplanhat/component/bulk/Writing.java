/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.EnumSet;
import java.util.Set;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.Operation;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNCHANGED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UPDATED;

/** The three uses of Planhat's one bulk call, and what each of them may do. */
enum Writing {
    UPSERT(Operation.BULK_UPSERT, EnumSet.of(CREATED, UPDATED, UNCHANGED), true),
    UPDATE(Operation.BULK_UPDATE, EnumSet.of(UPDATED, UNCHANGED), true),
    /** Its records do not travel twice without a new look: what was stored in between would be updated. */
    INSERT(Operation.BULK_INSERT, EnumSet.of(CREATED), false);

    final Operation operation;
    /** What may become of a record that Planhat accepts. */
    final Set<OutcomeStatus> allowed;
    /** Whether keyed records may be sent again when it is not known what became of them. */
    final boolean repeatable;

    Writing(Operation operation, Set<OutcomeStatus> allowed, boolean repeatable) {
        this.operation = operation;
        this.allowed = allowed;
        this.repeatable = repeatable;
    }

    static Writing of(Operation operation) {
        for (Writing writing : values()) {
            if (writing.operation == operation) {
                return writing;
            }
        }
        throw new IllegalArgumentException(operation + " is not made of bulk calls");
    }
}
