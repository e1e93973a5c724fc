/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One compiled rule: how to read the source, convert the value, and put it into the record. Immutable. */
final class FieldMapping {
    private final FieldRule rule;
    private final String parent;
    private final String leaf;
    private final Conversion conversion;
    /** Null where the value itself goes into the record. */
    private final Lookup lookup;

    private final Supplier<ValueReader> readers;

    FieldMapping(FieldRule rule, Conversion conversion, Lookup lookup, Supplier<ValueReader> readers) {
        this.rule = rule;
        this.parent = rule.parent();
        this.leaf = rule.leaf();
        this.conversion = conversion;
        this.lookup = lookup;
        this.readers = readers;
    }

    FieldRule rule() {
        return rule;
    }

    ValueReader newReader() {
        return readers.get();
    }

    /**
     * Puts one value into the record.
     *
     * @return null, or why the record is refused
     */
    String write(ValueReader reader, Map<?, ?> row, Map<String, Object> record, References references) {
        try {
            Object value = reader.read(row);
            if (value == ValueReader.MISSING) {
                if (!rule.missingAllowed()) {
                    return rule.target() + ": the row has no column " + rule.origin();
                }
                return rule.required() ? requiredIsMissing() : null;
            }
            Object converted = value == null ? null : conversion.convert(value);
            if (converted == null && rule.fallback() != null) {
                converted = conversion.convert(rule.fallback());
            }
            return lookup == null || converted == null
                    ? put(converted, rule.clear() || isConstant(), record)
                    : put(lookup.resolve(converted, references), lookup.notFound() == Lookup.NotFound.CLEAR, record);
        } catch (UnconvertibleException e) {
            return rule.target() + ": " + e.getMessage() + " (from " + rule.origin() + ")";
        }
    }

    /** @param clears whether null is sent */
    private String put(Object value, boolean clears, Map<String, Object> record) {
        if (rule.required() && (value == null || value instanceof String s && s.isBlank())) {
            return requiredIsMissing();
        }
        if (value != null || clears) {
            (parent == null ? record : nested(record)).put(leaf, value);
        }
        return null;
    }

    /** {@code {constant: null}} says in so many words that the field is to be cleared. */
    private boolean isConstant() {
        return rule.kind() == FieldRule.Kind.CONSTANT;
    }

    private String requiredIsMissing() {
        return rule.target() + ": is required but has no value (from " + rule.origin() + ")";
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> nested(Map<String, Object> record) {
        return (Map<String, Object>) record.computeIfAbsent(parent, p -> new LinkedHashMap<String, Object>());
    }
}
