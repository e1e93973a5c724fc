/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The user activities that were received. The sender learns nothing of the refused ones, because the sink answers 200
 * whatever it gets (API sheet, section 4.5). The oldest are forgotten when there are very many.
 */
public final class Activities {
    private static final int MOST = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Activity> accepted = new ArrayDeque<>();
    private final Deque<Activity> refused = new ArrayDeque<>();

    void add(Activity activity) {
        lock.lock();
        try {
            Deque<Activity> where = activity.reason() == null ? accepted : refused;
            where.add(activity);
            if (where.size() > MOST) {
                where.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Activities that belong to an enduser. */
    public List<Activity> accepted() {
        return copy(accepted);
    }

    /** Activities that were swallowed, each with the reason. */
    public List<Activity> refused() {
        return copy(refused);
    }

    public void clear() {
        lock.lock();
        try {
            accepted.clear();
            refused.clear();
        } finally {
            lock.unlock();
        }
    }

    private List<Activity> copy(Deque<Activity> activities) {
        lock.lock();
        try {
            return List.copyOf(activities);
        } finally {
            lock.unlock();
        }
    }
}
