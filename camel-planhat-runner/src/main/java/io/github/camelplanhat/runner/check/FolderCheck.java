/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

import io.github.camelplanhat.component.PlanhatEndpoint;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.runner.config.ConfigFolder;
import io.github.camelplanhat.runner.run.SleepingContext;
import io.github.camelplanhat.runner.text.TextTable;

/**
 * Tries what a folder's routes will need, without starting any of them and without writing anything: the token, the
 * host, and the right to read each object that they use, or every object if they use none, with one small call each;
 * and a connection to each database. Statements are not tried, because nobody knows what they cost.
 */
public final class FolderCheck {
    private final ConfigFolder folder;
    private final Map<String, String> overrides;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param overrides properties that win over those of the folder
     */
    public FolderCheck(ConfigFolder folder, Map<String, String> overrides) {
        this.folder = folder;
        this.overrides = overrides;
    }

    /** What was found, for people. */
    public List<String> lines() {
        return lines;
    }

    /**
     * @return whether everything that could be tried works
     */
    public boolean run() throws Exception {
        try (SleepingContext sleeping = SleepingContext.start(folder, overrides)) {
            CamelContext context = sleeping.context();
            Set<PlanhatObject> used = used(context);
            lines.add("Planhat at "
                    + context.getEndpoint("planhat:company/list", PlanhatEndpoint.class)
                            .getServiceUrl() + ", "
                    + (used.isEmpty() ? "every object" : "the objects that " + folder + " uses"));
            lines.add("");
            List<ReadCheck.Result> results = read(context, used.isEmpty() ? all() : used);
            Map<String, String> databases = DatabaseCheck.problems(context);
            addTable(results, databases);
            addLimits();
            return results.stream().allMatch(ReadCheck.Result::ok)
                    && databases.values().stream().allMatch(String::isEmpty);
        }
    }

    private static List<ReadCheck.Result> read(CamelContext context, Set<PlanhatObject> objects) throws Exception {
        List<ReadCheck.Result> results = new ArrayList<>();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            ReadCheck check = new ReadCheck(template);
            for (PlanhatObject object : objects) {
                ReadCheck.Result result = check.read(object);
                results.add(result);
                if (result.concernsAll()) {
                    break;
                }
            }
        }
        return results;
    }

    private void addTable(List<ReadCheck.Result> results, Map<String, String> databases) {
        ReadCheck.Result last = results.get(results.size() - 1);
        TextTable table = new TextTable(3, "what", "result", "what to do");
        if (last.concernsAll()) {
            table.row("host, region, token", "PROBLEM", last.problem());
        } else {
            table.row("host, region, token", "OK", "");
            results.forEach(r -> table.row("read " + r.object(), r.ok() ? "OK" : "PROBLEM", r.ok() ? "" : r.problem()));
        }
        databases.forEach(
                (name, problem) -> table.row("database " + name, problem.isEmpty() ? "OK" : "PROBLEM", problem));
        lines.addAll(table.lines());
    }

    private void addLimits() {
        lines.add("");
        lines.add("What cannot be proven without writing into Planhat, or reading the sources, and was not tried:");
        lines.add("  - the right to create and update; a run says 403 and names the object if it lacks");
        lines.add(
                "  - the tenant token of user activities and metrics; Planhat's analytics host answers OK to a wrong one");
        lines.add(
                "  - the statements of the sources; a run stops before it sends anything if a mapped column is missing");
    }

    /** What the endpoints of the folder's routes name; the target of every sync is among them. */
    private static Set<PlanhatObject> used(CamelContext context) {
        Set<PlanhatObject> used = new TreeSet<>();
        context.getEndpoints().stream()
                .filter(PlanhatEndpoint.class::isInstance)
                .flatMap(e -> PlanhatObject.find(((PlanhatEndpoint) e).getObject()).stream())
                .filter(FolderCheck::isReadable)
                .forEach(used::add);
        return used;
    }

    private static Set<PlanhatObject> all() {
        Set<PlanhatObject> all = new TreeSet<>(List.of(PlanhatObject.values()));
        all.removeIf(object -> !isReadable(object));
        return all;
    }

    private static boolean isReadable(PlanhatObject object) {
        return object.allows(Operation.LIST);
    }
}
