/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.ZoneId;
import java.util.Objects;

/**
 * One entry of a mapping file, as it was written: a target field, where its value comes from, and how it is treated.
 *
 * @param target the field of the Planhat record; {@code custom.<name>} for a custom field
 * @param kind what {@code value} is
 * @param value source path or expression as text; for constants the constant itself, which may be null
 * @param type name of the type, or null for the default of the field
 * @param required whether a record without the value is refused
 * @param clear whether null is sent, which clears the field in Planhat; otherwise the field is left out
 * @param missingAllowed whether a row may lack the source column
 * @param fallback used in place of null, or null
 * @param prefix {@code extid} or {@code srcid}, which turn a source value into a reference to a company, or null
 * @param separator between the elements of a list that comes as text
 * @param format pattern of a date that comes as text, or null for ISO-8601
 * @param zone of values without one; null for the zone of the whole mapping
 * @param unlisted whether the target may be a field that the catalogue does not know
 * @param lookup field of the record that the target refers to, by whose value it is looked up; null to take values as ids
 * @param notFound what becomes of a value that no record has; null for the default
 */
record FieldRule(
        Location at,
        String target,
        Kind kind,
        Object value,
        String type,
        boolean required,
        boolean clear,
        boolean missingAllowed,
        Object fallback,
        String prefix,
        String separator,
        String format,
        ZoneId zone,
        boolean unlisted,
        String lookup,
        Lookup.NotFound notFound) {
    static final String CUSTOM = "custom";

    FieldRule {
        Objects.requireNonNull(at);
        Objects.requireNonNull(target);
        Objects.requireNonNull(kind);
    }

    enum Kind {
        PATH,
        SIMPLE,
        JSONPATH,
        CONSTANT
    }

    /** The property that holds a nested target, such as {@code custom}; null for a target on the top level. */
    String parent() {
        int dot = target.indexOf('.');
        return dot < 0 ? null : target.substring(0, dot);
    }

    /** The last part of the target. Only the first dot separates: names of custom fields may hold dots. */
    String leaf() {
        return target.substring(target.indexOf('.') + 1);
    }

    /** Where the value comes from, for messages. */
    String origin() {
        return kind == Kind.CONSTANT ? "constant" : String.valueOf(value);
    }
}
