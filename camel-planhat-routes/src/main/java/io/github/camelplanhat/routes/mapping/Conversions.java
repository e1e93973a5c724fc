/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.ZoneId;

import io.github.camelplanhat.model.PlanhatObject;

/** Finds the type of a field, and builds the conversion to it. */
final class Conversions {
    private final PlanhatObject object;
    private final ZoneId zone;

    Conversions(PlanhatObject object, ZoneId zone) {
        this.object = object;
        this.zone = zone;
    }

    /** The type that the rule names, else that of the catalogue; {@code auto} where neither knows one. */
    ValueType type(FieldRule rule) {
        if (rule.type() != null) {
            return ValueType.find(rule.type()).orElse(ValueType.AUTO);
        }
        return object.field(rule.target()).map(f -> ValueType.of(f.type())).orElse(ValueType.AUTO);
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
        PlanhatObject referred = Lookup.references(object).get(rule.target());
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
        return object.companyReference()
                .filter(r -> r.prefixes() && r.field().equals(target))
                .isPresent();
    }

    private static boolean isBlank(Object value) {
        return value instanceof String s && s.isBlank();
    }
}
