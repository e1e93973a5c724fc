/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work in another thread. */
final class Waiting {
    private Waiting() {}

    /**
     * Returns, or throws what the work threw, when it is done and not before, even if the thread is interrupted: every wait
     * of a call has a deadline of its own, so that this one ends, and nobody may touch its records before.
     */
    static void until(Future<?> sent) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    sent.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    if (e.getCause() instanceof Error cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
