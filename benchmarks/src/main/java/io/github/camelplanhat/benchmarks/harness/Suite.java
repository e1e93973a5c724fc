/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import io.github.camelplanhat.benchmarks.report.Findings;

/** Programs whose figures belong into one table. */
public interface Suite {
    /** As {@code --only} names it. */
    String name();

    /** Runs the programs, and checks that they did the work. */
    Findings run(Bench bench) throws Exception;
}
