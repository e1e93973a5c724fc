/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.state.RegistryBeans;

/**
 * The jobs of a Camel context, and the latest report of each. One instance lives in the context's registry; whoever wants
 * to bring an own one binds it before the routes start. Thread-safe.
 */
public final class JobReports {
    private static final String NAME = "planhatJobReports";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Map<String, JobCounts> meanings = new LinkedHashMap<>();
    private final Map<String, JobReport> latest = new LinkedHashMap<>();

    /** The instance of this context; it is created when none is bound yet. */
    public static JobReports of(CamelContext context) {
        return RegistryBeans.findOrBind(context, JobReports.class, NAME, JobReports::new);
    }

    /**
     * The jobs that this context has, in the order in which Camel created their routes: name to kind, such as
     * {@code warehouse → export}. The job {@code warehouse} is triggered by any message to {@code direct:warehouse}.
     */
    public Map<String, String> jobs() {
        lock.lock();
        try {
            return new LinkedHashMap<>(kinds);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What the counts of a job mean.
     *
     * @throws IllegalArgumentException if there is no such job
     */
    public JobCounts meaning(String job) {
        lock.lock();
        try {
            JobCounts counts = meanings.get(job);
            if (counts == null) {
                throw new IllegalArgumentException("there is no job " + job);
            }
            return counts;
        } finally {
            lock.unlock();
        }
    }

    /** The report of the latest run that has ended, well or not; empty if this job has not run in this process. */
    public Optional<JobReport> latest(String job) {
        lock.lock();
        try {
            return Optional.ofNullable(latest.get(job));
        } finally {
            lock.unlock();
        }
    }

    /** The latest report of every job that has run in this process, in the order of their first runs. */
    public List<JobReport> all() {
        lock.lock();
        try {
            return new ArrayList<>(latest.values());
        } finally {
            lock.unlock();
        }
    }

    void declare(String job, String kind, JobCounts counts) {
        lock.lock();
        try {
            kinds.put(job, kind);
            meanings.put(job, counts);
        } finally {
            lock.unlock();
        }
    }

    void ended(JobReport report) {
        lock.lock();
        try {
            latest.put(report.name(), report);
        } finally {
            lock.unlock();
        }
    }
}
