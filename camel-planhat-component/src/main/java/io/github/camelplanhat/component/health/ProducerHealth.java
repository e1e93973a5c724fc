/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.health;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * The health checks of a component's producers, one for each object and operation in use, however many endpoints there
 * are. Without Camel's health checks on the class path there are none.
 */
public final class ProducerHealth {
    private final CamelContext context;
    private final Supplier<String> component;
    private final BooleanSupplier enabled;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Shared> checks = new HashMap<>();

    /**
     * @param component tells the name of the component in its context
     * @param enabled tells whether the checks answer, or only stand there as disabled
     */
    public ProducerHealth(CamelContext context, Supplier<String> component, BooleanSupplier enabled) {
        this.context = context;
        this.component = component;
        this.enabled = enabled;
    }

    /** @param what object and operation, such as {@code company/get} */
    public Watch watch(String what) {
        WritableHealthCheckRepository repository =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        if (repository == null) {
            return new Watch(null, () -> {});
        }
        lock.lock();
        try {
            Shared shared = checks.computeIfAbsent(what, w -> new Shared(repository, w));
            shared.producers++;
            return new Watch(shared.health, () -> release(what, shared));
        } finally {
            lock.unlock();
        }
    }

    private void release(String what, Shared shared) {
        lock.lock();
        try {
            if (--shared.producers == 0) {
                shared.repository.removeHealthCheck(shared.check);
                checks.remove(what);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What one producer tells; closed when it stops. */
    public static final class Watch implements AutoCloseable {
        private final CallHealth health;
        private final Runnable release;

        private Watch(CallHealth health, Runnable release) {
            this.health = health;
            this.release = release;
        }

        /** @param failure how an operation ended; null if well */
        public void ended(Throwable failure) {
            if (health != null) {
                health.ended(failure);
            }
        }

        @Override
        public void close() {
            release.run();
        }
    }

    private final class Shared {
        private final CallHealth health = new CallHealth();
        private final WritableHealthCheckRepository repository;
        private final PlanhatProducerHealthCheck check;
        private int producers;

        private Shared(WritableHealthCheckRepository repository, String what) {
            this.repository = repository;
            this.check = new PlanhatProducerHealthCheck(component.get(), what, health, enabled.getAsBoolean());
            repository.addHealthCheck(check);
        }
    }
}
