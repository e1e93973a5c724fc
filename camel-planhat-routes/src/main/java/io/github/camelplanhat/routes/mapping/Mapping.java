/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.apache.camel.model.language.JsonPathExpression;
import org.apache.camel.support.ResourceHelper;

import com.jayway.jsonpath.JsonPath;

import io.github.camelplanhat.model.PlanhatObject;

/**
 * A checked and compiled mapping file: how rows of a source become records of one Planhat object. Immutable; each run
 * takes its own {@link RowMapper}.
 */
public final class Mapping {
    private final String file;
    private final String text;
    private final List<FieldMapping> fields;
    private final List<Problem> warnings;

    private Mapping(String file, String text, List<FieldMapping> fields, List<Problem> warnings) {
        this.file = file;
        this.text = text;
        this.fields = List.copyOf(fields);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads and checks a mapping file.
     *
     * @param location {@code file:…}, {@code classpath:…}, or a bare path, which is looked for as a file first
     * @param zone zone of dates that have none
     * @throws MappingException with all problems at once
     */
    public static Mapping load(CamelContext context, String location, PlanhatObject object, ZoneId zone) {
        return load(context, location, text -> read(context, location, text, object, zone));
    }

    /**
     * The same for user activities, which are no object of the catalogue (API sheet, section 4).
     *
     * @throws MappingException with all problems at once
     */
    public static Mapping loadActivities(CamelContext context, String location, ZoneId zone) {
        return load(context, location, text -> {
            List<Problem> problems = new ArrayList<>();
            List<FieldRule> rules = MappingFile.read(location, new StringReader(text), problems);
            Conversions conversions = new Conversions(ActivityLint.TYPES, zone);
            new ActivityLint(conversions, problems).check(location, rules);
            return compile(context, location, text, "activities", rules, conversions, problems);
        });
    }

    private static Mapping load(CamelContext context, String location, Function<String, Mapping> read) {
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, uri(location))) {
            return read.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MappingException(
                    "mapping " + location + " cannot be read",
                    List.of(Problem.error(Location.whole(location), e.getMessage())));
        }
    }

    static Mapping read(CamelContext context, String file, String text, PlanhatObject object, ZoneId zone) {
        List<Problem> problems = new ArrayList<>();
        List<FieldRule> rules = MappingFile.read(file, new StringReader(text), problems);
        Conversions conversions = new Conversions(object, zone);
        new MappingLint(object, conversions, problems).check(file, rules);
        return compile(context, file, text, object.toString(), rules, conversions, problems);
    }

    private static Mapping compile(
            CamelContext context,
            String file,
            String text,
            String what,
            List<FieldRule> rules,
            Conversions conversions,
            List<Problem> problems) {
        List<FieldMapping> fields = new ArrayList<>();
        for (FieldRule rule : rules) {
            Supplier<ValueReader> readers = readers(context, rule, problems);
            if (problems.stream().noneMatch(Problem::error)) {
                fields.add(new FieldMapping(rule, conversions.conversion(rule), conversions.lookup(rule), readers));
            }
        }
        if (problems.stream().anyMatch(Problem::error)) {
            throw new MappingException("mapping " + file + " for " + what + " cannot be used", problems);
        }
        return new Mapping(file, text, fields, problems);
    }

    /** What stands in the file. */
    public String text() {
        return text;
    }

    /** What is probably not meant in the file, although it can be used. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The fields that it writes; {@code custom.<name>} for a custom one. */
    public Set<String> targets() {
        return fields.stream().map(f -> f.rule().target()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** For mappings that look nothing up. */
    public RowMapper newRowMapper() {
        return newRowMapper((object, field, value) -> {
            throw new IllegalStateException(
                    "mapping " + file + " looks up the " + field + " of a " + object + ", and nobody is there to ask");
        });
    }

    /** @param references finds what the records refer to */
    public RowMapper newRowMapper(References references) {
        return new RowMapper(file, fields, references);
    }

    private static Supplier<ValueReader> readers(CamelContext context, FieldRule rule, List<Problem> problems) {
        try {
            switch (rule.kind()) {
                case PATH:
                    return () -> PathReader.of((String) rule.value());
                case CONSTANT:
                    return () -> row -> rule.value();
                default:
                    Expression expression = expression(context, rule);
                    return () -> new ExpressionReader(context, expression);
            }
        } catch (RuntimeException e) {
            problems.add(Problem.error(rule.at(), rule.target() + ": " + e.getMessage()));
            return null;
        }
    }

    /** A JSON path that finds nothing yields null, as a nested column that is absent does in JSON. */
    private static Expression expression(CamelContext context, FieldRule rule) {
        Expression expression;
        if (rule.kind() == FieldRule.Kind.JSONPATH) {
            // Camel compiles it with the first row only, and then takes a broken path for one that finds nothing.
            JsonPath.compile((String) rule.value());
            JsonPathExpression jsonPath = new JsonPathExpression((String) rule.value());
            jsonPath.setSuppressExceptions("true");
            expression = jsonPath.createExpression(context);
        } else {
            expression = context.resolveLanguage("simple").createExpression((String) rule.value());
        }
        expression.init(context);
        return expression;
    }

    private static String uri(String location) {
        return !ResourceHelper.hasScheme(location) && Files.exists(Path.of(location)) ? "file:" + location : location;
    }
}
