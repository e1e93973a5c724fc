/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.store.LeaseLostException;

/** One run of an export: which objects are done, and how each of them went. */
final class ExportRun {
    private final ExportSettings settings;
    private final JobRun run;
    private final Clock clock;
    private final List<Manifest.Entry> done = new ArrayList<>();
    /** What keeps every further object from being exported, too. */
    private Throwable endOfRun;

    ExportRun(ExportSettings settings, JobRun run, Clock clock) {
        this.settings = settings;
        this.run = run;
        this.clock = clock;
        run.add("objects", 0);
        run.add("failed", 0);
        run.add("records", 0);
        if (settings.mode() == ExportMode.CHANGES) {
            run.add("created", 0);
            run.add("updated", 0);
            run.add("deleted", 0);
        }
        run.add("calls", 0);
    }

    JobRun job() {
        return run;
    }

    /** The objects one by one; none further after what concerns them all, or once Camel is stopping. */
    Iterator<PlanhatObject> objects(BooleanSupplier stopping) {
        Iterator<PlanhatObject> all = settings.objects().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (endOfRun == null && all.hasNext() && stopping.getAsBoolean()) {
                    endOfRun = new IllegalStateException("Camel is stopping; the rest is left to the next run");
                }
                return endOfRun == null && all.hasNext();
            }

            @Override
            public PlanhatObject next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no more objects");
                }
                return all.next();
            }
        };
    }

    void completed(ObjectExport object) {
        run.add("objects", 1);
        if (!object.proof().proved()) {
            run.reason(object.object() + " is " + object.proof().by(), 1);
        }
        done.add(entry(object, "completed", null));
    }

    void failed(ObjectExport object, Throwable caught) {
        Throwable cause = Failures.cause(caught);
        object.stop();
        if (isForAll(cause)) {
            endOfRun = cause;
        }
        run.add("objects", 1);
        run.add("failed", 1);
        run.reason(object.object() + " failed: " + Failures.text(cause), 1);
        done.add(entry(object, "failed", Failures.text(cause)));
    }

    private static boolean isForAll(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof PlanhatUnauthorizedException || t instanceof LeaseLostException) {
                return true;
            }
        }
        return false;
    }

    private Manifest.Entry entry(ObjectExport object, String state, String failure) {
        boolean changes = settings.mode() == ExportMode.CHANGES;
        Proof proof = failure == null ? object.proof() : Proof.lacking("it failed");
        return new Manifest.Entry(
                object.object().uriName(),
                settings.mode().word(),
                state,
                object.started(),
                clock.instant(),
                object.count("records"),
                changes ? object.count("created") : null,
                changes ? object.count("updated") : null,
                changes ? object.count("deleted") : null,
                object.count("calls"),
                settings.sinkName(),
                proof.proved(),
                proof.by(),
                failure);
    }

    /** Says of the objects of which nothing is known yet that they were not exported. */
    private void closeList() {
        Instant now = clock.instant();
        String why = endOfRun == null ? "the run ended before" : Failures.text(endOfRun);
        for (PlanhatObject object : settings.objects()) {
            if (done.stream().noneMatch(e -> e.object().equals(object.uriName()))) {
                done.add(new Manifest.Entry(
                        object.uriName(),
                        settings.mode().word(),
                        "notRun",
                        now,
                        now,
                        0,
                        null,
                        null,
                        null,
                        0,
                        settings.sinkName(),
                        false,
                        "not proved: it was not exported",
                        why));
            }
        }
    }

    /** Writes the manifest, whatever has happened. */
    Manifest manifest() {
        closeList();
        boolean complete = done.stream().allMatch(e -> e.proved() && e.failure() == null);
        Manifest manifest = new Manifest(
                settings.getName(), run.id(), settings.mode().word(), run.started(), clock.instant(), complete, done);
        manifest.write(settings.manifest());
        return manifest;
    }

    /** What is to be told of the objects that were not exported to their end; null if all were. */
    Throwable failure() {
        List<Manifest.Entry> failed =
                done.stream().filter(e -> e.failure() != null).toList();
        if (failed.isEmpty()) {
            return null;
        }
        String text = failed.size() + " of " + done.size() + " objects were not exported; the first is "
                + failed.get(0).object() + ": " + failed.get(0).failure();
        return new IllegalStateException(text, endOfRun);
    }
}
