/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes leases and renews them until they are released. A holder that dies keeps its lease for a minute, or until a process
 * on the same machine sees that it is dead.
 */
public final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final StateStore store;
    private final String owner;
    private final Duration length;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(LeaseKeeper::thread);

    LeaseKeeper(StateStore store, String owner, Duration length) {
        this.store = store;
        this.owner = owner;
        this.length = length;
        long beat = length.toMillis() / 3;
        clock.scheduleWithFixedDelay(this::renew, beat, beat, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "planhat-leases");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Takes the lease of a sync, without waiting.
     *
     * @throws LeaseHeldException if somebody else has it, or another run of this process
     */
    public Lease acquire(String sync) {
        Optional<Lease> free = store.inTransaction(() -> store.leases().acquire(sync, owner, length));
        Lease lease = free.orElseGet(() -> store.inTransaction(() -> fromTheDead(sync)));
        held.add(lease);
        return lease;
    }

    private Lease fromTheDead(String sync) {
        Leases.Holder holder = store.leases().holder(sync).orElseThrow();
        if (LeaseOwner.surelyDead(holder.owner())) {
            Optional<Lease> taken = store.leases().takeOver(sync, holder, owner, length);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new LeaseHeldException(holder.owner(), holder.expires());
    }

    /**
     * Makes sure that the lease is still ours; it stays so until the transaction has ended.
     *
     * @throws LeaseLostException if it has changed hands
     */
    public void hold(Lease lease) {
        store.leases().hold(lease, length);
    }

    /** Gives a lease back; does nothing if that was done, or if it has changed hands. */
    public void release(Lease lease) {
        if (held.remove(lease)) {
            store.inTransaction(() -> store.leases().release(lease));
        }
    }

    private void renew() {
        for (Lease lease : held) {
            try {
                store.inTransaction(() -> hold(lease));
            } catch (LeaseLostException e) {
                held.remove(lease);
            } catch (RuntimeException e) {
                LOG.debug("The lease of sync {} could not be renewed; the next beat tries again", lease.sync(), e);
            }
        }
    }

    void close() {
        clock.shutdownNow();
    }
}
