/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/**
 * One step on a call's way to Planhat. A layer does one thing and knows only the next one. Outermost first:
 *
 * <pre>(dry run) → deadline → retry → quota (with the limit of calls in flight) → observer → journal → auth → HTTP</pre>
 */
interface Layer {
    /**
     * Sends the call and waits for its whole answer.
     *
     * @throws io.github.camelplanhat.component.error.PlanhatException for every answer that the call cannot read, and for
     *     every failure to get one
     */
    <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt);
}
