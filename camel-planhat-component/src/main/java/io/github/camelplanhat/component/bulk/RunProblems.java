/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.outcome.OutcomeCollector;

/**
 * What ends a run although its calls went well: outcomes that nobody could take, and refused records where the settings make
 * them a failure.
 *
 * @param what object and operation, for messages
 * @param failOnRefused whether a record that is refused or unknown is a failure
 */
public record RunProblems(String what, OutcomeCollector collector, boolean failOnRefused) {
    /** @throws PlanhatException without an outcome, if there is a problem so far */
    public void failIfAny() {
        PlanhatException problem = find();
        if (problem != null) {
            throw problem;
        }
    }

    /** The first problem; null if there is none so far. */
    public PlanhatException find() {
        RuntimeException overflow = collector.overflowFailure();
        if (overflow != null) {
            return new BulkAbortedException(
                    what + " ended because its outcomeOverflow failed, and outcomes of records would be lost: "
                            + overflow,
                    overflow);
        }
        if (failOnRefused && collector.problems() > 0) {
            return new PlanhatRefusedRecordsException(
                    collector.problems() + " records of " + what
                            + " were refused or are unknown, and onRefused=fail; the outcome names them",
                    null);
        }
        return null;
    }

    /** What a run throws that was ended by a bean of the user, or by a defect. */
    public PlanhatException unexpected(Throwable e) {
        return new BulkAbortedException(what + " ended unexpectedly: " + e, e);
    }
}
