/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/**
 * What the layers know of the call under way: which attempt it is, and when all must be over.
 *
 * @param number 1 for the first attempt
 * @param deadlineNanos value of the client's nano clock at which the call is given up
 */
record Attempt(int number, long deadlineNanos) {}
