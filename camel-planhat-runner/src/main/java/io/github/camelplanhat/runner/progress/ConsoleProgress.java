/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobProgress;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.sync.SyncProgress;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.runner.report.OutcomeText;

import static io.github.camelplanhat.runner.text.Numbers.count;
import static io.github.camelplanhat.runner.text.Numbers.grouped;

/**
 * Tells how runs get on: on a terminal one line that overwrites itself, elsewhere a plain line now and then, so that a
 * log file of a long run stays short.
 */
public final class ConsoleProgress implements SyncProgress, JobProgress {
    private static final double SECONDS_BETWEEN_LINES = 10;
    /** A line that wraps cannot overwrite itself, and no terminal is narrower than 80. */
    private static final int TERMINAL_WIDTH = 79;

    private final ReentrantLock lock = new ReentrantLock();
    private final PrintStream out;
    private final boolean overwrite;
    private final RecentCalls calls;
    private double nextLineAt;
    private int lineLength;
    /** How many rows the run will read, by the last one; 0 where that is not known. */
    private long expected;

    /**
     * @param overwrite whether a line may overwrite itself
     * @param calls knows what is left of the quota
     */
    public ConsoleProgress(PrintStream out, boolean overwrite, RecentCalls calls) {
        this.calls = calls;
        this.out = out;
        this.overwrite = overwrite;
    }

    @Override
    public void started(SyncReport report) {
        lock.lock();
        try {
            nextLineAt = SECONDS_BETWEEN_LINES;
            expected = 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void expecting(SyncReport report, long rows) {
        lock.lock();
        try {
            expected = rows;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void batchDone(SyncReport soFar) {
        lock.lock();
        try {
            if (overwrite) {
                show(cut(progress(soFar)));
            } else if (soFar.seconds() >= nextLineAt) {
                nextLineAt = soFar.seconds() + SECONDS_BETWEEN_LINES;
                out.println(line(soFar) + ", " + count(calls.left(), "call") + " left this minute"
                        + (estimable(soFar) ? ", " + RemainingTime.of(soFar, expected) : ""));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ended(SyncReport report) {
        lock.lock();
        try {
            ended(line(report) + (report.completed() ? "" : ", FAILED"));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void jobStarted(JobReport report) {
        lock.lock();
        try {
            nextLineAt = SECONDS_BETWEEN_LINES;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void jobGoesOn(JobReport soFar) {
        lock.lock();
        try {
            String line = line(soFar) + ", " + count(calls.left(), "call") + " left";
            if (overwrite) {
                show(cut(line));
            } else if (soFar.seconds() >= nextLineAt) {
                nextLineAt = soFar.seconds() + SECONDS_BETWEEN_LINES;
                out.println(line + " this minute");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void jobEnded(JobReport report) {
        lock.lock();
        try {
            ended(line(report) + (report.completed() ? "" : ", FAILED"));
        } finally {
            lock.unlock();
        }
    }

    private void ended(String line) {
        if (overwrite) {
            show("");
            out.print('\r');
        }
        out.println(line);
    }

    private void show(String line) {
        out.print('\r' + line + " ".repeat(Math.max(0, lineLength - line.length())));
        out.flush();
        lineLength = line.length();
    }

    private static String cut(String line) {
        return line.length() <= TERMINAL_WIDTH ? line : line.substring(0, TERMINAL_WIDTH - 1) + "…";
    }

    private static String line(SyncReport r) {
        return String.format(
                        Locale.ROOT,
                        "%s: %s, %s a second, %s, %s refused or unknown, %.1f s",
                        r.name(),
                        count(r.read(), "row"),
                        grouped(rate(r)),
                        count(r.calls(), "call"),
                        grouped(r.refused() + r.unknown()),
                        r.seconds())
                + (r.removals().any() ? ", left the source: " + OutcomeText.removals(r.removals()) : "");
    }

    private static String line(JobReport r) {
        String counts = r.counts().isEmpty() ? "" : JobCounts.text(r.counts()) + ", ";
        return String.format(Locale.ROOT, "%s: %s%.1f s", r.name(), counts, r.seconds());
    }

    /** Only what matters to somebody who watches; what matters least comes last, where a narrow terminal ends. */
    private String progress(SyncReport r) {
        StringBuilder line = new StringBuilder(r.name()).append(": ").append(count(r.read(), "row"));
        if (estimable(r)) {
            line.append(" (").append(100 * r.read() / expected).append(" %)");
        }
        if (r.removals().removed() > 0) {
            line.append(", ").append(grouped(r.removals().removed())).append(" removed");
        }
        line.append(", ").append(grouped(rate(r))).append(" a second");
        if (estimable(r)) {
            line.append(", ").append(RemainingTime.of(r, expected));
        }
        line.append(", ").append(count(calls.left(), "call")).append(" left");
        long lost = r.refused() + r.unknown();
        return (lost == 0 ? line : line.append(", ").append(grouped(lost)).append(" refused or unknown")).toString();
    }

    /** A source that has more rows than the last time has an unknown number of them. */
    private boolean estimable(SyncReport r) {
        return r.read() > 0 && r.read() <= expected && r.seconds() > 0;
    }

    private static long rate(SyncReport r) {
        return Math.round(r.seconds() > 0 ? r.read() / r.seconds() : 0);
    }
}
