/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.Names;
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
                error(rule, "stands twice; the first one is in line " + earlier.at().line());
            }
            checkTarget(rule);
            checkType(rule);
            checkOptions(rule);
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
        String hint = Names.hint(field, names);
        boolean customs = object.field(FieldRule.CUSTOM).isPresent();
        return object + " has no field " + field + hint + (hint.isEmpty() ? "." : "")
                + (customs ? " A custom field is written as custom." + field + "." : "")
                + " A field that is newer than this version needs unlisted: true";
    }

    private void checkType(FieldRule rule) {
        if (rule.type() != null && ValueType.find(rule.type()).isEmpty()) {
            error(rule, "unknown type '" + rule.type() + "'" + Names.hint(rule.type(), ValueType.labels())
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
                error(rule, "prefix is for the field that refers to the company"
                        + object.companyReference().map(r -> ", " + r.field()).orElse(", which " + object + " does not have"));
            }
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

    private void checkConvertible(FieldRule rule, Object value, String what) {
        int before = problems.size();
        if (rule.type() == null || ValueType.find(rule.type()).isPresent()) {
            try {
                conversions.conversion(rule).convert(value);
            } catch (UnconvertibleException e) {
                error(rule, what + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
                // a wrong date pattern, which has its own message
                assert problems.size() >= before;
            }
        }
    }

    private void checkKeys(String file, Set<String> targets) {
        Location whole = Location.whole(file);
        boolean keyed = object.keyables().stream().anyMatch(targets::contains);
        Set<String> missing = new HashSet<>(object.requiredForBulkInsert());
        missing.removeAll(targets);
        object.companyReference()
                .flatMap(r -> r.plainExternalIdField().filter(targets::contains).map(x -> r.field()))
                .ifPresent(missing::remove);
        if (!missing.isEmpty()) {
            String text = "new records of " + object + " need " + String.join(", ", missing.stream().sorted().toList());
            problems.add(
                    keyed
                            ? Problem.warning(whole, text + ", which is not mapped; only existing records will be updated")
                            : Problem.error(whole, text + ", which is not mapped, and no key is mapped by which existing "
                                    + "ones are found (" + String.join(", ", object.keyables()) + ")"));
        } else if (!keyed) {
            problems.add(Problem.warning(
                    whole,
                    "no key is mapped (" + String.join(", ", object.keyables())
                            + "), so every run creates every record anew"));
        }
    }

    private void error(FieldRule rule, String text) {
        problems.add(Problem.error(rule.at(), rule.target() + ": " + text));
    }
}
