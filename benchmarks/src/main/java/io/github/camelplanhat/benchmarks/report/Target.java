/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

/** A promise, and what was found.
 *
 * @param what is promised
 * @param figure that was measured
 * @param met whether it holds
 */
public record Target(String what, String figure, boolean met) {}
