/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The metric values that were pushed and stored. */
public final class Metrics {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<MetricPoint> points = new ArrayList<>();

    void add(MetricPoint point) {
        lock.lock();
        try {
            points.add(point);
        } finally {
            lock.unlock();
        }
    }

    public List<MetricPoint> points() {
        lock.lock();
        try {
            return List.copyOf(points);
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            points.clear();
        } finally {
            lock.unlock();
        }
    }
}
