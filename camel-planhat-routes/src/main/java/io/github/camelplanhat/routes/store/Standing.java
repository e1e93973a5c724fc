/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/**
 * What a fingerprint says of one record of Planhat.
 *
 * @param sync whose fingerprint it is
 * @param run in which it was last confirmed
 */
public record Standing(String sync, long slot, String key, String planhatId, String run) {}
