/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.job.JobProgress;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.sync.SyncProgress;
import io.github.camelplanhat.routes.sync.SyncReport;

/** The alerts of a Camel context, which it tells what has become of the runs. Thread-safe. */
public final class Alerts implements SyncProgress, JobProgress {
    private static final String NAME = "planhatAlerts";

    private final List<Alert> alerts = new CopyOnWriteArrayList<>();

    Alerts() {}

    /** The instance of this context. */
    public static Alerts of(CamelContext context) {
        return RegistryBeans.findOrBind(context, Alerts.class, NAME, Alerts::new);
    }

    /**
     * Lets every alert look at its syncs, and waits until what is due has been delivered, or cannot be delivered for now: then
     * it is kept in the state, and delivered later.
     *
     * @return whether all were ready in time
     */
    public boolean flush(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        Map<Alert, Long> looks = new LinkedHashMap<>();
        alerts.forEach(a -> looks.put(a, a.wake()));
        boolean ready = true;
        for (Map.Entry<Alert, Long> look : looks.entrySet()) {
            ready &= look.getKey().await(look.getValue(), end - System.nanoTime());
        }
        return ready;
    }

    void add(Alert alert) {
        alerts.add(alert);
    }

    void remove(Alert alert) {
        alerts.remove(alert);
    }

    @Override
    public void batchDone(SyncReport soFar) {
        // Only what has ended is worth an alert.
    }

    @Override
    public void ended(SyncReport report) {
        alerts.forEach(a -> a.ended(report));
    }

    @Override
    public void jobEnded(JobReport report) {
        alerts.forEach(a -> a.ended(report));
    }

    @Override
    public void jobNotBegun(String job, String why) {
        alerts.forEach(a -> a.notBegun(job, why));
    }

    @Override
    public void notBegun(String sync, String why) {
        alerts.forEach(a -> a.notBegun(sync, why));
    }
}
