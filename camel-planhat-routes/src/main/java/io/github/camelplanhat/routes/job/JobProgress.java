/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

/**
 * Is told how a job gets on, on the thread of the run. Bind beans of this type into Camel's registry to receive it. An
 * implementation should be quick; what it throws ends up in the log and does not disturb the run.
 */
public interface JobProgress {
    /** A run begins, or turns out to go on with one whose process died; then it has counts already. */
    default void jobStarted(JobReport report) {}

    /** A run could not begin, although no other one is going on. */
    default void jobNotBegun(String job, String why) {}

    /** A part of the work is done, such as a batch of records; the counts are those until now. */
    default void jobGoesOn(JobReport soFar) {}

    /** A run has ended, well or not. */
    default void jobEnded(JobReport report) {}
}
