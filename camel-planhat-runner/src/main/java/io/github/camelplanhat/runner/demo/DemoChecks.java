/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.report.SyncLine;
import io.github.camelplanhat.simulator.PlanhatSimulator;

import static io.github.camelplanhat.runner.text.Numbers.grouped;

/** What the demo promises, held against the CRM on one side and the simulator's own store on the other. */
final class DemoChecks {
    private final PlanhatSimulator planhat;
    private final List<Check> results = new ArrayList<>();
    private final Map<PlanhatObject, Long> created = new EnumMap<>(PlanhatObject.class);

    DemoChecks(PlanhatSimulator planhat) {
        this.planhat = planhat;
    }

    /**
     * One promise.
     *
     * @param text what it says
     * @param holds whether it was kept
     */
    record Check(String text, boolean holds) {}

    List<Check> results() {
        return results;
    }

    boolean hold() {
        return results.stream().allMatch(Check::holds);
    }

    void first(RunReport report, CrmDatabase crm) throws SQLException {
        ranWell("first", report);
        readAll("first", report, crm);
        storeHolds("first", report);
    }

    void second(RunReport report, List<Change> changes) {
        ranWell("second", report);
        check(
                "the second run read the " + grouped(changes.size()) + " changed rows and no other",
                report.total().read() == changes.size());
        long found = changes.stream().filter(this::isInPlanhat).count();
        check(
                grouped(found) + " of " + grouped(changes.size()) + " changes are in Planhat as they are in the CRM",
                found == changes.size());
        storeHolds("second", report);
    }

    void third(RunReport report, CrmDatabase crm) throws SQLException {
        ranWell("third", report);
        readAll("third", report, crm);
        check(
                "the third run, over everything again, created nothing",
                report.total().created() == 0);
        storeHolds("third", report);
    }

    private void ranWell(String which, RunReport report) {
        boolean completed = report.syncs().stream().allMatch(l -> l.state().equals("completed"));
        check("the " + which + " run came to the end of every table", completed);
        check(
                "in the " + which + " run every row read is in exactly one outcome column",
                report.syncs().stream().allMatch(SyncLine::addsUp));
        check("the " + which + " run left no row unknown", report.total().unknown() == 0);
    }

    private void readAll(String which, RunReport report, CrmDatabase crm) throws SQLException {
        long rows = 0;
        for (String table : CrmDatabase.TABLES) {
            rows += crm.count(table);
        }
        check(
                "the " + which + " run read all " + grouped(rows) + " rows of the CRM",
                report.total().read() == rows);
    }

    private void storeHolds(String which, RunReport report) {
        for (SyncLine line : report.syncs()) {
            created.merge(PlanhatObject.find(line.object()).orElseThrow(), line.created(), Long::sum);
        }
        long reported = created.values().stream().mapToLong(Long::longValue).sum();
        boolean same = created.entrySet().stream().allMatch(e -> planhat.count(e.getKey()) == e.getValue());
        check(
                "after the " + which + " run Planhat holds the " + grouped(reported) + " records that were reported as "
                        + "created, object by object",
                same);
    }

    private boolean isInPlanhat(Change change) {
        return planhat.find(change.object(), "externalId", change.externalId())
                .map(found -> same(found.get(change.field()), change.value()))
                .orElse(false);
    }

    private static boolean same(Object stored, Object expected) {
        if (stored instanceof Number && expected instanceof Number) {
            return new BigDecimal(stored.toString()).compareTo(new BigDecimal(expected.toString())) == 0;
        }
        return expected.equals(stored);
    }

    private void check(String text, boolean holds) {
        results.add(new Check(text, holds));
    }
}
