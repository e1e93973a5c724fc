/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

/** Which records a {@link BulkOutcome} lists; its counts are whole in any case. */
public enum Outcomes {
    ALL,
    PROBLEMS,
    COUNTS;

    boolean lists(OutcomeStatus status) {
        return switch (this) {
            case ALL -> true;
            case PROBLEMS -> !status.settled();
            case COUNTS -> false;
        };
    }
}
