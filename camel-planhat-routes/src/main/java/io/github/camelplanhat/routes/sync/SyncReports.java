/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.state.RegistryBeans;

/**
 * The syncs of a Camel context, and the latest report of each. One instance lives in the context's registry; whoever
 * wants to bring an own one binds it before the routes start. Thread-safe.
 */
public final class SyncReports {
    private static final String NAME = "planhatSyncReports";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> objects = new LinkedHashMap<>();
    private final Map<String, SyncReport> latest = new LinkedHashMap<>();

    /** The instance of this context; it is created when none is bound yet. */
    public static SyncReports of(CamelContext context) {
        return RegistryBeans.findOrBind(context, SyncReports.class, NAME, SyncReports::new);
    }

    /**
     * The syncs that this context has, in the order in which Camel created their routes: name to object, such as
     * {@code accounts → company}. The sync {@code accounts} is triggered by any message to {@code direct:accounts}.
     */
    public Map<String, String> syncs() {
        lock.lock();
        try {
            return new LinkedHashMap<>(objects);
        } finally {
            lock.unlock();
        }
    }

    /** The report of the latest run that has ended, well or not; empty if this sync has not run in this process. */
    public Optional<SyncReport> latest(String sync) {
        lock.lock();
        try {
            return Optional.ofNullable(latest.get(sync));
        } finally {
            lock.unlock();
        }
    }

    /** The latest report of every sync that has run in this process, in the order of their first runs. */
    public List<SyncReport> all() {
        lock.lock();
        try {
            return new ArrayList<>(latest.values());
        } finally {
            lock.unlock();
        }
    }

    void declare(String sync, String object) {
        lock.lock();
        try {
            objects.put(sync, object);
        } finally {
            lock.unlock();
        }
    }

    void ended(SyncReport report) {
        lock.lock();
        try {
            latest.put(report.name(), report);
        } finally {
            lock.unlock();
        }
    }
}
