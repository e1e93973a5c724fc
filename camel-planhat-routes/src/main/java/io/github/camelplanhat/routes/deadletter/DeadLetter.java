/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.deadletter;

import java.util.Map;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

/**
 * A row that is not confirmed to be in Planhat.
 *
 * @param index position of the row in its run, from 0
 * @param status REFUSED or UNKNOWN
 * @param reason why
 * @param row the row as the source gave it
 * @param record what the mapping made of it, without the fields that it could not map
 */
public record DeadLetter(long index, OutcomeStatus status, String reason, Object row, Map<String, Object> record) {}
