/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

import java.util.List;

/** What a suite found.
 *
 * @param table in Markdown
 * @param targets in the order in which they are to be shown
 */
public record Findings(String table, List<Target> targets) {}
