/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

/**
 * What Planhat was last known to have of a record.
 *
 * @param slot a number that no other record has, small enough to be the index of a bit
 * @param hash of the mapped record; empty where it is not known what Planhat has
 * @param status with which it was last confirmed
 * @param run in which it was
 */
public record Fingerprint(long slot, String key, String hash, OutcomeStatus status, String run) {}
