/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.runner.config.ConfigFolder;
import io.github.camelplanhat.runner.progress.ConsoleProgress;
import io.github.camelplanhat.runner.progress.RecentCalls;
import io.github.camelplanhat.runner.report.OutcomeText;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.run.FolderRun;
import io.github.camelplanhat.runner.run.Results;
import io.github.camelplanhat.runner.run.StopSignal;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.quota.QuotaRules;

import static io.github.camelplanhat.runner.text.Numbers.grouped;
import static io.github.camelplanhat.runner.text.Numbers.seconds;

/**
 * The whole story on invented data: a CRM with a few thousand accounts and the dirt of a real one, and a simulated
 * Planhat. First everything is synced, then what changed, then everything once more. It runs what {@code run --once}
 * runs, on a folder as a user would write it.
 */
public final class Demo {
    private final PrintStream out;
    private final boolean interactive;
    private final StopSignal stop;
    private final Scale scale;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param interactive whether progress may overwrite itself
     * @param companies how many companies the CRM has; everything else grows with them
     */
    public Demo(PrintStream out, boolean interactive, StopSignal stop, int companies) {
        this.out = out;
        this.interactive = interactive;
        this.stop = stop;
        this.scale = new Scale(companies);
    }

    /**
     * Runs it.
     *
     * @param dir folder to leave everything in for a look afterwards, or null
     * @return whether everything went as designed
     */
    public boolean run(Path dir) throws Exception {
        Instant started = clock.instant();
        try (DemoFolder folder = DemoFolder.create(dir);
                CrmDatabase crm = CrmDatabase.create(folder.dir());
                PlanhatSimulator planhat =
                        PlanhatSimulator.builder().quota(QuotaRules.standard()).start()) {
            new CrmSeed(scale).fill(crm.connection());
            say("A CRM in " + folder.dir() + ": " + grouped(scale.companies()) + " accounts, "
                    + grouped(scale.contacts()) + " contacts, " + grouped(scale.licences()) + " licences, "
                    + grouped(scale.opportunities()) + " opportunities.");
            say("A simulated Planhat with the quota of a real one at " + planhat.baseUrl() + ".");

            DemoChecks checks = new DemoChecks(planhat);
            heading("1. Everything for the first time");
            RunReport first = pass(folder, planhat);
            say(OutcomeText.lines(first));
            checks.first(first, crm);

            List<Change> changes = CrmChanges.apply(crm.connection(), scale);
            heading("2. What changed: " + changes.size() + " rows were edited or added in the CRM");
            RunReport second = pass(folder, planhat);
            say(OutcomeText.lines(second));
            checks.second(second, changes);

            heading("3. Everything again, as if for the first time");
            folder.forgetState();
            RunReport third = pass(folder, planhat);
            say(OutcomeText.table(third));
            checks.third(third, crm);

            heading("Checked");
            checks.results().forEach(c -> say((c.holds() ? "yes  " : "NO   ") + c.text()));
            say("");
            say("Took " + seconds((clock.millis() - started.toEpochMilli()) / 1000.0) + " s."
                    + (dir == null ? " Run demo --dir FOLDER to keep the folder, the CRM and the state." : ""));
            return checks.hold();
        }
    }

    private RunReport pass(DemoFolder folder, PlanhatSimulator planhat) throws Exception {
        Map<String, String> overrides = Map.of(
                "camel.component.planhat.access-token", planhat.token(),
                "camel.component.planhat.base-url", planhat.baseUrl(),
                "camel.component.planhat.analytics-url", planhat.analyticsUrl());
        RecentCalls calls = new RecentCalls();
        Instant started = clock.instant();
        Results results = new FolderRun(
                        ConfigFolder.open(folder.dir()),
                        overrides,
                        new ConsoleProgress(out, interactive, calls),
                        calls,
                        stop)
                .once();
        if (stop.isRequested()) {
            throw new IllegalStateException("the demo was stopped");
        }
        return RunReport.of(started, clock.instant(), 0, null, results);
    }

    private void heading(String text) {
        say("");
        say("== " + text);
    }

    private void say(List<String> lines) {
        say("");
        lines.forEach(this::say);
    }

    private void say(String line) {
        out.println(line);
    }
}
