/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/** Sets the time at which a call, with all its attempts, is given up; the layers below keep to it. */
final class DeadlineLayer implements Layer {
    private final Layer next;
    private final TimeSource time;
    private final long nanos;
    private final StopSignal stop;

    DeadlineLayer(Layer next, ClientSettings settings, StopSignal stop) {
        this.next = next;
        this.time = settings.time;
        this.nanos = settings.deadline.toNanos();
        this.stop = stop;
    }

    /** @param none there is no attempt yet */
    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt none) {
        if (stop.isStopped()) {
            throw Failures.notSent(call, "the component is stopped", null);
        }
        return next.send(call, Attempt.first(new Deadline(time, nanos)));
    }
}
