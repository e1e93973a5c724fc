/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

/**
 * Takes the record outcomes that a {@link BulkOutcome} should list but has no room for. They come in the order in which
 * they became known, which need not be the order of the input.
 */
@FunctionalInterface
public interface OutcomeOverflow {
    void accept(RecordOutcome outcome);
}
