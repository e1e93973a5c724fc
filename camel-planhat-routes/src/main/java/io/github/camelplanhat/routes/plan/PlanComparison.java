/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plan that is made anew and held against the one in a file: both must do the same to the same records. */
public final class PlanComparison implements PlanSink {
    private static final int SHOWN = 5;

    private final Path file;
    private final PlanHashes planned;
    private final List<String> unexpected = new ArrayList<>();
    private PlanHeader header;
    private String brake;
    private long unexpectedInAll;

    /**
     * Reads the file to its end.
     *
     * @param now what the sync is now
     * @param directory for a temporary file; null for the system's
     * @throws PlanException if it is no whole plan, or none for this sync as it is
     */
    public PlanComparison(Path file, PlanHeader now, Path directory) {
        this.file = file;
        this.planned = new PlanHashes(directory);
        try (PlanReader reader = new PlanReader(file)) {
            header = reader.header();
            header.check(now);
            reader.forEach(line -> planned.add(line.hash()));
            brake = reader.brake();
        } catch (RuntimeException e) {
            planned.close();
            throw e;
        }
    }

    @Override
    public void write(PlanLine line) {
        if (!planned.take(line.hash())) {
            unexpectedInAll++;
            if (unexpected.size() < SHOWN) {
                unexpected.add(line.summary());
            }
        }
    }

    /** @throws PlanException if anything is other than planned, or must not be applied */
    @Override
    public void complete(String brakeNow) {
        if (unexpectedInAll > 0 || planned.size() > 0) {
            throw new PlanException("the source or Planhat has changed since the plan " + file + " was made ("
                    + header.created() + "), so that nothing was sent. "
                    + differences("Not in the plan, and now due", unexpected, unexpectedInAll)
                    + differences("In the plan, and no longer due", planned.summaries(file, SHOWN), planned.size())
                    + "Make a new one with the command plan");
        }
        if (brake != null || brakeNow != null) {
            throw new PlanException("the plan " + file + " removes more than it may, so that nothing was sent: "
                    + (brake == null ? brakeNow : brake));
        }
    }

    private static String differences(String what, List<String> some, long all) {
        return all == 0
                ? ""
                : what + ": " + String.join("; ", some) + (all > some.size() ? "; … (" + all + " in all). " : ". ");
    }

    @Override
    public void close() {
        planned.close();
    }
}
