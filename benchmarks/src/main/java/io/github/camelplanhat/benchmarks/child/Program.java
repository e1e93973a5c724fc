/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.child;

/** What a child does; its answers go to the parent. */
@FunctionalInterface
public interface Program {
    void run(Arguments arguments, ParentLink parent) throws Exception;
}
