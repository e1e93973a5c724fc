/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/**
 * A complete answer; its connection is already released.
 *
 * @param status HTTP status, one that the call's reader reads
 * @param body what the reader made of the body
 * @param attempts how many requests it took, at least 1
 * @param repeatedAfterLoss whether an earlier attempt may have been carried out although its answer was lost
 */
public record PlanhatAnswer<T>(int status, T body, int attempts, boolean repeatedAfterLoss) {}
