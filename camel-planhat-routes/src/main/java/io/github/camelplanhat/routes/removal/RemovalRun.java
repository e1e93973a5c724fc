/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.store.Removals;

/**
 * What one run removes, after its source was read to the end: finds what has left, asks the brakes, and hands it out in
 * batches. Used on one thread at a time.
 */
public final class RemovalRun implements AutoCloseable {
    private static final int MOST_DELETED = 50;
    private static final int MOST_WRITTEN = 500;

    private final RemovalPlan plan;
    private final RunState run;
    private final UncertainRows rows;
    private final BeforeImages images;
    private final Protection protection;
    private final RemovalBatches batches;
    private final Tally tally;
    private RemovalBatch open;

    /** @param directory for temporary files; null for the system's */
    public RemovalRun(RemovalPlan plan, RunState run, CamelContext context, Path directory) {
        this.plan = plan;
        this.run = run;
        this.rows = new UncertainRows(plan.object(), run.run().hashCode());
        this.images = new BeforeImages(context, plan.object(), directory, run::used);
        this.protection = new Protection(plan.object(), plan.behavior(), run, rows.keys());
        this.tally = new Tally(run.before());
        this.batches = new RemovalBatches(plan, run, images, protection, tally, context, directory);
    }

    /** The rows of the source that say nothing certain about a record. */
    public UncertainRows rows() {
        return rows;
    }

    /** What was removed up to now. */
    public Removals counts() {
        return tally.counts();
    }

    /**
     * What is to be removed, in batches.
     *
     * @param whole whether the run has met every record of its source
     * @param read rows that the source gave
     * @throws DeleteBrakeException if it is too much
     */
    public Iterator<List<Departure>> begin(boolean whole, long read, DeleteWish wish) {
        if (!plan.removes()) {
            return List.<List<Departure>>of().iterator();
        }
        if (!whole) {
            withhold("nothing is removed: this run has not read its whole source");
            return List.<List<Departure>>of().iterator();
        }
        if (plan.scope() != null) {
            images.expect(Long.MAX_VALUE);
        }
        Departures departures = plan.scope() == null
                ? new DepartedFingerprints(run, protection)
                : new DepartedInScope(run, protection, plan.scope(), images.snapshot());
        return judged(departures, read, wish)
                ? inBatches(departures.iterate(true))
                : List.<List<Departure>>of().iterator();
    }

    private boolean judged(Departures departures, long read, DeleteWish wish) {
        long left = 0;
        long leaving = 0;
        List<String> first = new ArrayList<>();
        for (Iterator<Departure> all = departures.iterate(false); all.hasNext(); ) {
            Departure d = all.next();
            left++;
            if (d.keep() == null) {
                leaving++;
                if (first.size() < FirstKeys.MOST) {
                    first.add(d.key());
                }
            }
        }
        // What earlier processes of this run removed is not known any more.
        long before = run.before().removed() + run.before().gone();
        tally.left(left + before);
        if (leaving == 0) {
            return true;
        }
        String some = leaving + " of " + (departures.known() + before) + " known records have left the source ("
                + FirstKeys.text(first, leaving) + ")";
        if (wish.preview()) {
            withhold("preview: " + some + "; they would be " + plan.behavior().done());
            return false;
        }
        if (rows.keyless() > 0) {
            withhold("nothing is removed, although " + some + ": " + rows.keylessText()
                    + ", so that nobody can say which record is not missing because of it. Mend the key in the source or the"
                    + " mapping");
            return false;
        }
        try {
            plan.limits()
                    .check(
                            new DeleteLimits.Question(
                                    run.sync(),
                                    leaving + before,
                                    departures.known() + before,
                                    read,
                                    first,
                                    wish.allowed()),
                            plan.behavior());
        } catch (DeleteBrakeException e) {
            withhold("nothing is removed: the brake stopped it");
            throw e;
        }
        images.expect(leaving);
        return true;
    }

    private void withhold(String why) {
        tally.note(why);
        run.write(() -> run.save(tally.counts()));
    }

    private Iterator<List<Departure>> inBatches(Iterator<Departure> all) {
        int most = plan.behavior() == DeleteBehavior.DELETE ? MOST_DELETED : MOST_WRITTEN;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public List<Departure> next() {
                if (!all.hasNext()) {
                    throw new NoSuchElementException();
                }
                List<Departure> batch = new ArrayList<>(most);
                while (batch.size() < most && all.hasNext()) {
                    batch.add(all.next());
                }
                return batch;
            }
        };
    }

    /** Reads what is about to be touched, notes it in the journal, and says what has to travel. */
    public List<Map<String, Object>> prepare(List<Departure> batch) {
        run.checkOn();
        open = batches.prepare(batch);
        return open.bodies();
    }

    /** @param outcome what became of it; null if nothing travelled */
    public void settle(BulkOutcome outcome) {
        settle(outcome, OutcomeStatus.UNKNOWN, "Planhat's answer did not account for it");
    }

    /** After a failure. */
    public void settleFailed(BulkOutcome outcome, String failure) {
        settle(outcome, outcome == null ? OutcomeStatus.UNKNOWN : OutcomeStatus.REFUSED, "not sent: " + failure);
    }

    private void settle(BulkOutcome outcome, OutcomeStatus rest, String reason) {
        if (open != null) {
            RemovalBatch batch = open;
            open = null;
            batches.settle(batch, outcome, rest, reason);
        }
    }

    @Override
    public void close() {
        images.close();
        batches.close();
    }
}
