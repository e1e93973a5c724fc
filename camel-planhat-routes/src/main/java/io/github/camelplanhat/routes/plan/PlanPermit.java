/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.nio.file.Path;

/** Lets a run write what stands in a plan, each line once, and nothing else. */
public final class PlanPermit implements AutoCloseable {
    private static final int SHOWN = 5;

    private final Path file;
    private final PlanHashes rows;
    private final PlanHashes departures;

    /**
     * @param now what the sync is now
     * @param directory for temporary files; null for the system's
     * @throws PlanException if the file is no whole plan, or none for this sync as it is
     */
    public PlanPermit(Path file, PlanHeader now, Path directory) {
        this.file = file;
        this.rows = new PlanHashes(directory);
        this.departures = new PlanHashes(directory);
        try (PlanReader reader = new PlanReader(file)) {
            reader.header().check(now);
            reader.forEach(line -> {
                if (line.action().writes()) {
                    (line.action().removes() ? departures : rows).add(line.hash());
                }
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Uses a line up.
     *
     * @throws PlanException if it is not in the plan
     */
    public void use(PlanLine line) {
        if (!(line.action().removes() ? departures : rows).take(line.hash())) {
            throw new PlanException(
                    "the run was stopped, because the source or Planhat has changed since the plan " + file
                            + " was compared with it: " + line.summary()
                            + " is not in the plan. What was sent before stands in the plan; make a new one for the rest");
        }
    }

    /**
     * The source has come to its end.
     *
     * @throws PlanException if rows of the plan did not come
     */
    public void checkRows() {
        check(rows, "rows of the plan did not come again");
    }

    /**
     * Everything is done.
     *
     * @throws PlanException if records of the plan did not leave
     */
    public void checkDepartures() {
        check(departures, "records of the plan that had left the source are no longer to be removed");
    }

    private void check(PlanHashes hashes, String what) {
        if (hashes.size() > 0) {
            throw new PlanException(hashes.size() + " " + what + " (" + String.join("; ", hashes.summaries(file, SHOWN))
                    + "), because the source or Planhat has changed since the plan " + file
                    + " was compared with it. What was sent stands in the plan; make a new one for the rest");
        }
    }

    @Override
    public void close() {
        rows.close();
        departures.close();
    }
}
