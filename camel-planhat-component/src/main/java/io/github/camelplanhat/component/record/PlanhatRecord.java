/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.util.Map;

/**
 * One record on its way to Planhat.
 *
 * @param index position in the input, from 0
 * @param fields what is sent; never changed here. Null if the input element is no record
 * @param original the element as it was given
 * @param problem why the element is no record, or null
 * @param foundBy the key, as {@code field=value}, by which its {@code _id} was looked up, or null
 */
public record PlanhatRecord(long index, Map<String, Object> fields, Object original, String problem, String foundBy) {
    public PlanhatRecord(long index, Map<String, Object> fields, Object original, String problem) {
        this(index, fields, original, problem, null);
    }

    /** The same record with other fields. */
    public PlanhatRecord with(Map<String, Object> otherFields, String key) {
        return new PlanhatRecord(index, otherFields, original, problem, key);
    }

    /** The value of a key field as text; null if it is absent, null, blank or no scalar. */
    public String key(String field) {
        Object value = fields.get(field);
        if (value instanceof CharSequence || value instanceof Number || value instanceof java.util.UUID) {
            String text = value.toString();
            return text.isBlank() ? null : text;
        }
        return null;
    }
}
