/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.macro.MacroException;
import io.github.camelplanhat.routes.pull.lookup.Target;
import io.github.camelplanhat.routes.pull.lookup.Targets;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.row.StoredRow;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;
import io.github.camelplanhat.routes.store.PulledCompany;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.sync.RowCursor;

/**
 * One run of a pull: first the companies of the lookup, then those that failed, in ever smaller groups. What became of a
 * group is stored before the next one begins, so that a run that is cut off goes on behind it.
 */
final class PullRun {
    /** Into how many groups one that failed is cut: a bad company among eighty is found in three rounds. */
    private static final int PARTS = 4;

    private static final int PAGE = 200;
    /** Failed companies of before a crash that the report tells of; the count of all is right. */
    private static final int TOLD = 1_000;

    private final PullPlan plan;
    private final JobRun job;
    private final Instant now;
    private final StateStore store;
    private final Clock clock;
    private final CompanyReferences companies;
    private final List<RowCursor> lookups = new ArrayList<>();
    private Iterator<?> rows;
    private boolean lookedUp;
    /** 0 for the lookup. */
    private int round;

    private int failedInARow;
    /** Whether any group was done since the process began. */
    private boolean anyDone;

    private boolean stopped;

    /** @param now the start of the run as it is stored, which is what a process that goes on with it will read */
    PullRun(CamelContext context, PullPlan plan, JobRun job, Instant now, Clock clock, Path folder) {
        this.now = now;
        this.plan = plan;
        this.job = job;
        this.store = job.store();
        this.clock = clock;
        this.companies = new CompanyReferences(context, folder, n -> job.add(PullCounts.LOOKUP_CALLS, n));
        PullCounts.ORDER.forEach(count -> job.add(count, 0));
    }

    /** Tells what had failed for good before the process died; the report is that of the whole run. */
    void tellEarlier() {
        store.inTransaction(() -> store.pulls().failed(job.id(), TOLD)).stream()
                .filter(c -> c.state() == PulledCompany.State.FAILED)
                .forEach(c ->
                        job.reasonOf(new Target(c.company(), StoredRow.read(c.row(), c.types())).shown(), c.reason()));
    }

    JobRun job() {
        return job;
    }

    Instant now() {
        return now;
    }

    /** Adds what one endpoint of the lookup has answered. */
    void lookUp(Object body) {
        try {
            lookups.add(RowCursor.over(body, row -> {}));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("lookup: " + e.getMessage(), e);
        }
    }

    void countLookupCalls(long calls) {
        job.add(PullCounts.LOOKUP_CALLS, calls);
    }

    /** Whether there are companies to be tried: those of the lookup, or some that failed. */
    boolean hasRound() {
        checkLookup();
        if (!lookedUp) {
            return true;
        }
        OptionalInt next = store.inTransaction(() -> store.pulls().nextRound(job.id()));
        next.ifPresent(n -> round = n);
        return next.isPresent();
    }

    Iterator<PullGroup> round() {
        if (lookedUp) {
            int current = round;
            return new RetryGroups(
                    after -> store.inTransaction(() -> store.pulls().waiting(job.id(), current, after, PAGE)),
                    () -> stopped);
        }
        lookedUp = true;
        rows = rows();
        Targets targets = new Targets(
                rows,
                plan.key,
                companies,
                ids -> store.inTransaction(() -> store.pulls().known(job.id(), ids)),
                this::refuse,
                plan::check);
        return new PullGroups(targets, plan.groupSize, () -> stopped);
    }

    private Iterator<?> rows() {
        return lookups.isEmpty() ? plan.lookup.rows(plan.key.column()) : new LookupRows(lookups);
    }

    /** A lookup that ended early has not told every company: that is no good end. */
    private void checkLookup() {
        for (RowCursor lookup : lookups) {
            if (lookup.failure() != null) {
                throw lookup.failure();
            }
        }
    }

    /** A row that means no company; trying it again would not help. */
    private void refuse(String reason, Target target) {
        job.add(PullCounts.COMPANIES, 1);
        save(List.of(failed(target, 0, reason)));
        job.reasonOf(target.shown(), reason);
    }

    void read(long records) {
        job.add(PullCounts.RECORDS, records);
    }

    void written(long records) {
        job.add(PullCounts.WRITTEN, records);
    }

    /** Stores that the companies of a group are done. */
    void done(PullGroup group) {
        count(group, group.calls());
        failedInARow = 0;
        anyDone = true;
        List<PulledCompany> outcomes = new ArrayList<>();
        for (Target target : group.targets()) {
            if (plan.object.isCompany() && !group.hasSeen(target.company())) {
                String reason = "Planhat has no company with this _id";
                outcomes.add(failed(target, group.tries(target.company()), reason));
                job.reasonOf(target.shown(), reason);
            } else {
                outcomes.add(PulledCompany.done(target.company()));
            }
        }
        save(outcomes);
    }

    /**
     * Stores that the companies of a group have to be tried again, or are given up.
     *
     * @throws PullStoppedException if so many calls have failed in a row that the others would fail as well
     */
    void failed(PullGroup group, Throwable cause) {
        group.close();
        count(group, group.calls() + (cause instanceof PlanhatHttpException e ? e.getAttempts() : 0));
        String reason = Failures.text(cause);
        List<PulledCompany> outcomes = new ArrayList<>();
        for (Target target : group.targets()) {
            int tries = group.tries(target.company()) + (group.alone() ? 1 : 0);
            if (group.alone() && (tries > plan.retries || isFinal(cause))) {
                outcomes.add(failed(target, tries, reason));
                job.reasonOf(target.shown(), reason);
            } else {
                outcomes.add(waiting(target, tries, Math.max(1, group.targets().size() / PARTS), reason));
            }
        }
        save(outcomes);
        failedInARow++;
        // Later rounds have nothing but what failed before: there a row of failures tells only as long as nothing went
        // well.
        if ((round == 0 || !anyDone) && plan.stopAfter > 0 && failedInARow >= plan.stopAfter) {
            throw new PullStoppedException(
                    "the last " + failedInARow
                            + " calls failed, and the others would probably fail as well; the latest: " + reason,
                    cause);
        }
    }

    /** Whether another try would end in the same way. */
    private static boolean isFinal(Throwable cause) {
        return cause instanceof PlanhatNotFoundException
                || cause instanceof PlanhatRejectedException
                || cause instanceof MacroException;
    }

    private PulledCompany waiting(Target target, int tries, int width, String reason) {
        StoredRow row = StoredRow.of(target.row());
        return new PulledCompany(
                target.company(),
                PulledCompany.State.WAITING,
                round + 1,
                width,
                tries,
                storable(reason),
                row.json(),
                row.types());
    }

    private static PulledCompany failed(Target target, int tries, String reason) {
        StoredRow row = StoredRow.of(target.row());
        return new PulledCompany(
                target.company(), PulledCompany.State.FAILED, 0, 1, tries, storable(reason), row.json(), row.types());
    }

    /** PostgreSQL has no room for this character. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private void count(PullGroup group, long calls) {
        job.add(PullCounts.CALLS, calls);
        job.add(round == 0 ? PullCounts.COMPANIES : PullCounts.RETRIED, newlyCounted(group));
        long met = job.count(PullCounts.COMPANIES);
        job.set(PullCounts.PER_THOUSAND, met == 0 ? 0 : Math.round(1000.0 * job.count(PullCounts.CALLS) / met));
    }

    /** A company is counted once among those that were tried again, however often that is. */
    private long newlyCounted(PullGroup group) {
        return round > 1 ? 0 : group.targets().size();
    }

    private void save(List<PulledCompany> outcomes) {
        store.inTransaction(() -> {
            job.hold();
            store.pulls().save(job.id(), outcomes);
            store.pulls().progress(job.id(), job.counts(), clock.instant());
        });
        job.goesOn();
    }

    /** Ends a run that came to its end. */
    boolean end() {
        checkLookup();
        long failed = store.inTransaction(() -> {
            job.hold();
            long number = store.pulls().countFailed(job.id());
            job.set(PullCounts.FAILED, number);
            store.pulls().progress(job.id(), job.counts(), clock.instant());
            store.pulls().end(job.id(), null, clock.instant());
            return number;
        });
        return failed == 0;
    }

    /** Ends a run that failed; one that was only stopped is left for the next to go on with. */
    void fail(String failure, boolean goesOn) {
        stop();
        store.inTransaction(() -> {
            job.hold();
            job.set(PullCounts.FAILED, store.pulls().countFailed(job.id()));
            store.pulls().progress(job.id(), job.counts(), clock.instant());
            if (!goesOn) {
                store.pulls().end(job.id(), storable(failure), clock.instant());
            }
        });
    }

    /** Lets the splitter find no further group. */
    void stop() {
        stopped = true;
    }

    void release() {
        stop();
        companies.close();
        lookups.forEach(RowCursor::close);
        if (rows instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
        job.release();
    }
}
