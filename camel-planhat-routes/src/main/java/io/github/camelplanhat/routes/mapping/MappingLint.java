/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.PlanhatObject;

/** Checks the rules of a mapping against the catalogue, so that a slip shows at start and not in Planhat. */
final class MappingLint {
    private final PlanhatObject object;
    private final Conversions conversions;
    private final List<Problem> problems;

    MappingLint(PlanhatObject object, Conversions conversions, List<Problem> problems) {
        this.object = object;
        this.conversions = conversions;
        this.problems = problems;
    }

    void check(String file, List<FieldRule> rules) {
        Map<String, FieldRule> seen = new HashMap<>();
        for (FieldRule rule : rules) {
            FieldRule earlier = seen.putIfAbsent(rule.target(), rule);
            if (earlier != null) {
                error(
                        rule,
                        "stands twice; the first one is in line " + earlier.at().line());
            }
            checkTarget(rule);
            checkType(rule);
            checkOptions(rule);
            checkLookup(rule);
        }
        if (!rules.isEmpty()) {
            checkKeys(file, seen.keySet());
        }
    }

    private void checkTarget(FieldRule rule) {
        if (rule.unlisted()) {
            return;
        }
        String top = rule.parent() == null ? rule.target() : rule.parent();
        Optional<Field> field = object.field(top);
        if (field.isEmpty()) {
            error(rule, unknown(top));
        } else if (field.get().readOnly() && !object.keyables().contains(top)) {
            error(rule, "Planhat computes this field and ignores what is sent; take the line out");
        } else if (rule.parent() != null && field.get().type() != FieldType.OBJECT) {
            error(rule, top + " is no object, so it has no field " + rule.leaf());
        } else if (rule.parent() == null && top.equals(FieldRule.CUSTOM)) {
            error(rule, "name each custom field, as custom.Name of the field: COLUMN");
        }
    }

    private String unknown(String field) {
        List<String> names = new ArrayList<>();
        object.fields().stream()
                .filter(f -> !f.readOnly() || object.keyables().contains(f.name()))
                .forEach(f -> names.add(f.name()));
        boolean customs = object.field(FieldRule.CUSTOM).isPresent();
        return object + " has no field " + field + Hints.sentenceEnd(field, names)
                + (customs ? " A custom field is written as custom." + field + "." : "")
                + " A field that is newer than this version needs unlisted: true";
    }

    private void checkType(FieldRule rule) {
        if (rule.type() != null && ValueType.find(rule.type()).isEmpty()) {
            error(
                    rule,
                    "unknown type '" + rule.type() + "'" + Hints.sentenceEnd(rule.type(), ValueType.labels())
                            + " The types are " + String.join(", ", ValueType.labels()));
        }
        try {
            new DateText(rule.format());
        } catch (IllegalArgumentException e) {
            error(rule, "format '" + rule.format() + "' is no date pattern: " + e.getMessage());
        }
    }

    private void checkOptions(FieldRule rule) {
        ValueType type = conversions.type(rule);
        if (rule.prefix() != null) {
            if (!rule.prefix().equals("extid") && !rule.prefix().equals("srcid")) {
                error(rule, "prefix is '" + rule.prefix() + "' but must be extid or srcid");
            } else if (!conversions.takesPrefixes(rule.target())) {
                error(
                        rule,
                        "prefix is for the field that refers to the company"
                                + object.companyReference()
                                        .map(r -> ", " + r.field())
                                        .orElse(", which " + object + " does not have"));
            }
        }
        if (rule.prefix() != null && !type.isId() && !type.isList() && type != ValueType.STRING) {
            error(rule, "prefix makes a text of the value, but the type is " + type);
        }
        if (rule.format() != null && !type.isDate()) {
            error(rule, "format is for dates, but the type is " + type);
        }
        if (rule.kind() == FieldRule.Kind.CONSTANT && rule.value() != null) {
            checkConvertible(rule, rule.value(), "constant");
        }
        if (rule.fallback() != null) {
            checkConvertible(rule, rule.fallback(), "default");
        }
        if (rule.required() && rule.clear()) {
            error(rule, "required: true and null: clear exclude each other");
        }
    }

    private void checkLookup(FieldRule rule) {
        if (rule.lookup() == null) {
            if (rule.notFound() != null) {
                error(rule, "notFound is for values that are looked up; add lookup, or take it out");
            }
            return;
        }
        Map<String, PlanhatObject> references = new TreeMap<>(Lookup.references(object));
        PlanhatObject referred = references.get(rule.target());
        if (referred == null) {
            error(
                    rule,
                    "lookup is for fields that refer to a user or a company"
                            + (references.isEmpty()
                                    ? ", of which " + object + " has none"
                                    : "; those of " + object + " are " + String.join(", ", references.keySet())));
        } else if (!Lookup.keys(referred).contains(rule.lookup())) {
            error(
                    rule,
                    "a " + referred + " cannot be looked up by '" + rule.lookup() + "'"
                            + Hints.sentenceEnd(rule.lookup(), Lookup.keys(referred)) + " It can by "
                            + String.join(", ", Lookup.keys(referred)));
        }
        if (rule.prefix() != null || rule.type() != null) {
            error(
                    rule,
                    "lookup gives the _id of a record; take " + (rule.prefix() != null ? "prefix" : "type") + " out");
        }
    }

    private void checkConvertible(FieldRule rule, Object value, String what) {
        try {
            conversions.conversion(rule).convert(value);
        } catch (UnconvertibleException e) {
            error(rule, what + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // A wrong date pattern; it has a message of its own.
            return;
        }
    }

    private void checkKeys(String file, Set<String> targets) {
        Location whole = Location.whole(file);
        String keys = String.join(", ", object.keyables());
        boolean keyed = object.keyables().stream().anyMatch(targets::contains);
        List<String> missing = missingForInsert(targets);
        if (!missing.isEmpty()) {
            String text = "a new " + object + " needs " + String.join(" and ", missing) + ", which the mapping lacks; ";
            problems.add(
                    keyed
                            ? Problem.warning(whole, text + "only existing records will be updated")
                            : Problem.error(whole, text + "and it has no key that finds existing ones (" + keys + ")"));
        } else if (!keyed) {
            problems.add(
                    Problem.warning(whole, "no key is mapped (" + keys + "), so every run creates every record anew"));
        }
    }

    private List<String> missingForInsert(Set<String> targets) {
        Set<String> given = new HashSet<>(targets);
        given.addAll(object.fixedValues().keySet());
        object.companyReference()
                .filter(r -> r.plainExternalIdField().filter(given::contains).isPresent())
                .ifPresent(r -> given.add(r.field()));
        List<String> missing = new ArrayList<>(object.requiredForBulkInsert());
        missing.removeAll(given);
        for (List<String> oneOf : object.requiredOneOf()) {
            if (oneOf.stream().noneMatch(given::contains)) {
                missing.add("one of " + String.join(", ", oneOf));
            }
        }
        return missing;
    }

    private void error(FieldRule rule, String text) {
        problems.add(Problem.error(rule.at(), rule.target() + ": " + text));
    }
}
