/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.http;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something that happens once, however often it is asked for. */
final class Once implements Runnable {
    private final Runnable what;
    private final AtomicBoolean done = new AtomicBoolean();

    Once(Runnable what) {
        this.what = what;
    }

    @Override
    public void run() {
        if (done.compareAndSet(false, true)) {
            what.run();
        }
    }
}
