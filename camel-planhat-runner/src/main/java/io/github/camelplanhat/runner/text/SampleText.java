/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.datapath.FieldSeen;
import io.github.camelplanhat.routes.pull.PullSample;

/** A sample for people and for other programs. */
public final class SampleText {
    private static final int COLUMNS = 7;
    private static final int WIDTH = 26;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SampleText() {}

    public static List<String> lines(PullSample sample) {
        List<String> lines = new ArrayList<>();
        lines.add("Sample of " + sample.of() + ": "
                + Numbers.count(sample.records().size(), "record") + " of " + companies(sample.companies()) + ", at "
                + sample.path());
        if (sample.problem() != null) {
            lines.add(sample.problem());
        }
        if (!sample.records().isEmpty()) {
            lines.add("");
            lines.addAll(records(sample));
        }
        if (!sample.paths().isEmpty()) {
            lines.add("");
            TextTable paths = new TextTable(1, "path to data", "records");
            sample.paths().forEach(p -> paths.row(p.path(), Numbers.grouped(p.records())));
            lines.addAll(paths.lines());
        }
        if (!sample.fields().isEmpty()) {
            lines.add("");
            TextTable fields = new TextTable(3, "field", "types", "documented as", "records");
            sample.fields()
                    .forEach(f -> fields.row(
                            f.name(),
                            String.join(", ", f.types()),
                            documented(sample, f.name()),
                            Numbers.grouped(f.records())));
            lines.addAll(fields.lines());
        }
        return lines;
    }

    private static String companies(List<String> companies) {
        return switch (companies.size()) {
            case 0 -> "all companies";
            case 1 -> "company " + companies.get(0);
            default -> Numbers.grouped(companies.size()) + " companies";
        };
    }

    /** The first fields of each record, cut so that they fit. */
    private static List<String> records(PullSample sample) {
        List<String> names =
                sample.fields().stream().map(FieldSeen::name).limit(COLUMNS).toList();
        TextTable table = new TextTable(names.size(), names.toArray(String[]::new));
        sample.records()
                .forEach(r ->
                        table.row(names.stream().map(n -> cell(value(r, n))).toArray(String[]::new)));
        return table.lines();
    }

    private static Object value(Map<String, Object> record, String name) {
        return !record.containsKey(name)
                        && name.startsWith("custom.")
                        && record.get("custom") instanceof Map<?, ?> custom
                ? custom.get(name.substring("custom.".length()))
                : record.get(name);
    }

    private static String cell(Object value) {
        String text = value == null ? "-" : String.valueOf(value).replaceAll("\\s+", " ");
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }

    private static String documented(PullSample sample, String field) {
        return PlanhatObject.find(sample.object())
                .flatMap(o -> o.field(field))
                .map(f -> f.type().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("-");
    }

    /** One object over several lines. */
    public static List<String> json(PullSample sample) {
        try {
            return JSON.writeValueAsString(sample).lines().toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample cannot be written as JSON", e);
        }
    }
}
