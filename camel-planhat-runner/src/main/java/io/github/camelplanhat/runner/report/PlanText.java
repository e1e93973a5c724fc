/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.routes.plan.PlanAction;
import io.github.camelplanhat.routes.plan.PlanLine;
import io.github.camelplanhat.routes.plan.PlanReader;

import static io.github.camelplanhat.runner.text.Numbers.grouped;

/** A plan for people: how much there is of everything, and the first records of each kind. */
public final class PlanText {
    private static final int SHOWN = 5;
    private static final int WIDTH = 60;

    private PlanText() {}

    public static List<String> lines(Path plan) {
        Map<PlanAction, Long> counts = new EnumMap<>(PlanAction.class);
        Map<PlanAction, List<String>> first = new EnumMap<>(PlanAction.class);
        try (PlanReader reader = new PlanReader(plan)) {
            reader.forEach(line -> {
                counts.merge(line.action(), 1L, Long::sum);
                List<String> some = first.computeIfAbsent(line.action(), a -> new ArrayList<>());
                if (some.size() < SHOWN && line.action() != PlanAction.UNCHANGED) {
                    some.add(text(line));
                }
            });
            List<String> lines = new ArrayList<>();
            counts.forEach((action, number) -> {
                lines.add(String.format("%8s  %s", grouped(number), action.text()));
                first.get(action).forEach(some -> lines.add("            " + some));
                if (number > SHOWN && action != PlanAction.UNCHANGED) {
                    lines.add("            …");
                }
            });
            lines.add("");
            if (reader.brake() != null) {
                lines.add(reader.brake());
                lines.add("This plan cannot be applied.");
            } else if (counts.keySet().stream().noneMatch(PlanAction::writes)) {
                lines.add("There is nothing to do.");
            } else {
                lines.add("Nothing was written to Planhat. The whole plan is in " + plan + "; apply --plan does it.");
            }
            return lines;
        }
    }

    private static String text(PlanLine line) {
        StringBuilder text = new StringBuilder(line.key());
        if (line.changes() != null) {
            text.append(": ")
                    .append(line.changes().entrySet().stream()
                            .map(e -> change(e.getKey(), e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        if (line.reason() != null) {
            text.append(": ").append(line.reason());
        }
        if (line.note() != null) {
            text.append(" (").append(line.note()).append(')');
        }
        return text.toString();
    }

    private static String change(String field, FieldChange change) {
        return field + " " + value(change.from()) + " → " + value(change.to());
    }

    private static String value(Object value) {
        String text = value == null ? "(none)" : value.toString();
        return text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text;
    }
}
