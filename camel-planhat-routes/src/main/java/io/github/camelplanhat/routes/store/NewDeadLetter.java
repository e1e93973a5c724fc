/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

/** A dead letter as a run writes it; see {@link StoredDeadLetter}. */
public record NewDeadLetter(
        String key, String recordHash, OutcomeStatus status, String reason, String row, String record, long index) {}
