/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/**
 * Lets nothing pass that writes. Operations of a dry run do not try; this is for the one that forgot.
 *
 * <p>Whatever is no GET writes: Planhat has no other way to read, on either host.
 */
final class DryRunLayer implements Layer {
    private final Layer next;

    DryRunLayer(Layer next) {
        this.next = next;
    }

    /** @throws IllegalStateException if the call writes; nothing was sent then */
    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
        if (!call.method().equals("GET")) {
            throw new IllegalStateException("dryRun=true: " + CallInfo.of(call) + " would have sent a " + call.method()
                    + ", which a dry run never does; nothing was sent");
        }
        return next.send(call, attempt);
    }
}
