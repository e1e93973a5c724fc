/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.camelplanhat.model.PlanhatObject;

/** Finds the type of a field, and builds the conversion to it. */
final class Conversions {
    private final Function<String, Optional<ValueType>> types;
    private final Predicate<String> prefixes;
    private final Map<String, PlanhatObject> references;
    private final ZoneId zone;

    Conversions(PlanhatObject object, ZoneId zone) {
        this(
                field -> object.field(field).map(f -> ValueType.of(f.type())),
                field -> object.companyReference()
                        .filter(r -> r.prefixes() && r.field().equals(field))
                        .isPresent(),
                Lookup.references(object),
                zone);
    }

    /** For what is no object of the catalogue, and refers to none. */
    Conversions(Map<String, ValueType> types, ZoneId zone) {
        this(field -> Optional.ofNullable(types.get(field)), field -> false, Map.of(), zone);
    }

    private Conversions(
            Function<String, Optional<ValueType>> types,
            Predicate<String> prefixes,
            Map<String, PlanhatObject> references,
            ZoneId zone) {
        this.types = types;
        this.prefixes = prefixes;
        this.references = references;
        this.zone = zone;
    }

    /** The type that the rule names, else that of the catalogue; {@code auto} where neither knows one. */
    ValueType type(FieldRule rule) {
        if (rule.type() != null) {
            return ValueType.find(rule.type()).orElse(ValueType.AUTO);
        }
        return types.apply(rule.target()).orElse(ValueType.AUTO);
    }

    Conversion conversion(FieldRule rule) {
        Temporals temporals = new Temporals(rule.zone() != null ? rule.zone() : zone, rule.format());
        Conversion text = new TextConversion(temporals);
        if (rule.lookup() != null) {
            Conversion stripped = value -> stripped(text, value);
            return type(rule).isList() ? new ListConversion(stripped, rule.separator()) : stripped;
        }
        Conversion id = new IdConversion(text, rule.prefix(), takesPrefixes(rule.target()));
        return switch (type(rule)) {
            case STRING -> rule.prefix() != null ? id : text;
            case INTEGER -> new NumberConversion(true);
            case NUMBER -> new NumberConversion(false);
            case BOOLEAN -> new BooleanConversion();
            case DATE -> value -> isBlank(value) ? null : temporals.isoDate(value);
            case DATE_TIME -> value -> isBlank(value) ? null : temporals.isoDateTime(value);
            case EPOCH_DAYS -> new EpochConversion(temporals, true);
            case EPOCH_MILLIS -> new EpochConversion(temporals, false);
            case ID -> id;
            case LIST -> new ListConversion(rule.prefix() != null ? id : text, rule.separator());
            case ID_LIST -> new ListConversion(id, rule.separator());
            case JSON -> new JsonConversion();
            case AUTO -> new AutoConversion(text);
        };
    }

    /** What the rule looks up; null where it takes values as they are, or cannot look up what it says. */
    Lookup lookup(FieldRule rule) {
        PlanhatObject referred = references.get(rule.target());
        return rule.lookup() == null || referred == null
                ? null
                : new Lookup(
                        referred, rule.lookup(), rule.notFound() == null ? Lookup.NotFound.REFUSE : rule.notFound());
    }

    private static String stripped(Conversion text, Object value) throws UnconvertibleException {
        String found = ((String) text.convert(value)).strip();
        return found.isEmpty() ? null : found;
    }

    /** Whether the field refers to a company by {@code extid-…} or {@code srcid-…} as well as by Planhat's id. */
    boolean takesPrefixes(String target) {
        return prefixes.test(target);
    }

    private static boolean isBlank(Object value) {
        return value instanceof String s && s.isBlank();
    }
}
