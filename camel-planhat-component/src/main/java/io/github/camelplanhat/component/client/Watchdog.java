/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends requests that take too long, whatever they are waiting for. A socket's own timeout starts anew with every byte, so
 * it cannot do that. One thread serves all requests of a client.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        // Once it is shut down every request has been ended already: what is still scheduled can be dropped.
        timer = new ScheduledThreadPoolExecutor(1, Watchdog::thread, new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** @param bite ends the request; must not block */
    Watch watch(Runnable bite) {
        return new TimedWatch(bite);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "planhat-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** The watch over one request. */
    interface Watch extends AutoCloseable {
        /** From now on the request has this long, and no longer what it had before. */
        void allow(long nanos);

        /** Whether the request was ended for being late. */
        boolean bitten();

        @Override
        void close();
    }

    private final class TimedWatch implements Watch {
        private final Runnable bite;
        private ScheduledFuture<?> pending;
        private volatile boolean bitten;

        private TimedWatch(Runnable bite) {
            this.bite = bite;
        }

        @Override
        public void allow(long nanos) {
            close();
            pending = timer.schedule(this::end, nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean bitten() {
            return bitten;
        }

        @Override
        public void close() {
            if (pending != null) {
                pending.cancel(false);
            }
        }

        private void end() {
            bitten = true;
            bite.run();
        }
    }
}
