/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.report.ReportFile;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.run.Results;

/** What the commands that run syncs have in common: whatever happens, it is told, reported and becomes the exit code. */
final class ReportedWork {
    private final Terminal terminal;
    private final Clock clock = Clock.systemUTC();
    private Instant started;

    ReportedWork(Terminal terminal) {
        this.terminal = terminal;
    }

    interface Work {
        RunReport run() throws Exception;
    }

    /**
     * @param report file for the report as JSON; null for none
     * @return the exit code
     */
    int run(Path report, Work work) throws IOException {
        started = clock.instant();
        ReportFile file = report == null ? null : ReportFile.at(report);
        RunReport outcome;
        try {
            outcome = work.run();
        } catch (ConfigException e) {
            outcome = failed(ExitCode.USAGE, e);
        } catch (Exception e) {
            outcome = failed(ExitCode.FAILURE, e);
        }
        if (file != null) {
            file.write(outcome);
        }
        return outcome.exitCode();
    }

    /** The report of work that came to its end. */
    RunReport done(int exitCode, Results results) {
        return RunReport.of(started, clock.instant(), exitCode, null, results);
    }

    private RunReport failed(int exitCode, Exception e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        terminal.err().println(why);
        return RunReport.of(started, clock.instant(), exitCode, why, Results.NONE);
    }

    /** What syncs and jobs that have ended tell the caller of the process. */
    static int exitCode(Results results) {
        if (!results.allCompleted()) {
            return ExitCode.FAILURE;
        }
        return results.anyUnclean() ? ExitCode.REFUSED : ExitCode.CLEAN;
    }
}
