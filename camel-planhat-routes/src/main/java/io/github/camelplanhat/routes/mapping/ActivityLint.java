/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks the rules of a mapping against the fields of user activities (API sheet, sections 4.2 and 4.3). */
final class ActivityLint {
    static final Map<String, ValueType> TYPES = Map.ofEntries(
            Map.entry("email", ValueType.STRING),
            Map.entry("externalId", ValueType.STRING),
            Map.entry("id", ValueType.STRING),
            Map.entry("name", ValueType.STRING),
            Map.entry("firstName", ValueType.STRING),
            Map.entry("lastName", ValueType.STRING),
            Map.entry("companyExternalId", ValueType.STRING),
            Map.entry("cId", ValueType.STRING),
            Map.entry("action", ValueType.STRING),
            Map.entry("weight", ValueType.NUMBER),
            Map.entry("count", ValueType.INTEGER),
            Map.entry("date", ValueType.DATE_TIME),
            Map.entry("info", ValueType.JSON));

    private static final Set<String> IDENTITIES = Set.of("email", "externalId", "id");

    private final Conversions conversions;
    private final List<Problem> problems;

    ActivityLint(Conversions conversions, List<Problem> problems) {
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
            checkRule(rule);
        }
        if (rules.isEmpty()) {
            return;
        }
        if (IDENTITIES.stream().noneMatch(seen::containsKey)) {
            missing(file, "one of email, externalId is needed: whose activity it is");
        }
        if (!seen.containsKey("action")) {
            missing(file, "action is needed: what happened");
        }
        if (!seen.containsKey("date")) {
            problems.add(Problem.warning(
                    Location.whole(file), "no date is mapped, so that Planhat takes the time at which it is sent"));
        }
    }

    private void missing(String file, String text) {
        problems.add(Problem.error(Location.whole(file), text));
    }

    private void checkRule(FieldRule rule) {
        if (!rule.unlisted() && !TYPES.containsKey(rule.target())) {
            Map<String, ValueType> sorted = new TreeMap<>(TYPES);
            error(
                    rule,
                    "activities have no such field" + Hints.sentenceEnd(rule.target(), sorted.keySet())
                            + " The fields are " + String.join(", ", sorted.keySet())
                            + ". What else there is belongs into info; a field that is newer than this version needs unlisted: true");
        }
        if (rule.type() != null && ValueType.find(rule.type()).isEmpty()) {
            error(rule, "unknown type '" + rule.type() + "'" + Hints.sentenceEnd(rule.type(), ValueType.labels()));
        }
        if (rule.lookup() != null || rule.prefix() != null) {
            error(rule, "activities name people and companies by e-mail and external id; take lookup and prefix out");
        }
        checkConvertible(rule, rule.kind() == FieldRule.Kind.CONSTANT ? rule.value() : null, "constant");
        checkConvertible(rule, rule.fallback(), "default");
    }

    private void checkConvertible(FieldRule rule, Object value, String what) {
        if (value == null) {
            return;
        }
        try {
            conversions.conversion(rule).convert(value);
        } catch (UnconvertibleException | IllegalArgumentException e) {
            error(rule, what + ": " + e.getMessage());
        }
    }

    private void error(FieldRule rule, String text) {
        problems.add(Problem.error(rule.at(), rule.target() + ": " + text));
    }
}
