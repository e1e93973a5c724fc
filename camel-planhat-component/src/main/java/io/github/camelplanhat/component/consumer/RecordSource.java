/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

/** What a consumer reads from Planhat. Called for one poll at a time. */
@FunctionalInterface
public interface RecordSource {
    /**
     * @throws io.github.camelplanhat.component.error.PlanhatException if Planhat refuses or cannot be reached; what was
     *     delivered before stays delivered
     */
    void poll(Poll poll);
}
