/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

/** Takes the lines of a plan, in the order of the source, what left the source last. */
public interface PlanSink extends AutoCloseable {
    void write(PlanLine line);

    /**
     * Every line was written.
     *
     * @param brake why nothing may be removed that left the source; null if it may
     */
    void complete(String brake);

    /** What is not complete is given up. */
    @Override
    void close();
}
