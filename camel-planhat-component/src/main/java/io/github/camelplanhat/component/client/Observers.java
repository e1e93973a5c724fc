/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** All observers as one. A failing observer never harms a call. */
final class Observers implements CallObserver {
    private static final Logger LOG = LoggerFactory.getLogger(PlanhatClient.class);

    private final List<CallObserver> all;
    private final AtomicBoolean failed = new AtomicBoolean();

    Observers(List<CallObserver> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void started(CallInfo call, int attempt) {
        each(o -> o.started(call, attempt));
    }

    @Override
    public void finished(CallInfo call, AttemptResult result) {
        LOG.debug("{} attempt {}: status {} {}", call, result.attempt(), result.status(), result.failure());
        each(o -> o.finished(call, result));
    }

    @Override
    public void retrying(CallInfo call, AttemptResult last, Duration delay) {
        LOG.debug("{} is repeated in {} after status {} {}", call, delay, last.status(), last.failure());
        each(o -> o.retrying(call, last, delay));
    }

    @Override
    public void quotaWaited(CallInfo call, Duration waited) {
        LOG.debug("{} waited {} for the quota", call, waited);
        each(o -> o.quotaWaited(call, waited));
    }

    @Override
    public void outcome(String object, String operation, BulkOutcome outcome) {
        each(o -> o.outcome(object, operation, outcome));
    }

    private void each(Consumer<CallObserver> event) {
        for (CallObserver observer : all) {
            try {
                event.accept(observer);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) { // A linkage error of a metrics library, or what other languages throw unchecked.
                if (failed.compareAndSet(false, true)) {
                    LOG.warn(
                            "{} failed; its further failures are not logged",
                            observer.getClass().getName(),
                            e);
                }
            }
        }
    }
}
