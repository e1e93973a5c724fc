/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.time.DateTimeException;
import java.util.Collection;
import java.util.Map;

import io.github.camelplanhat.component.record.PlanhatDates;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Names;

/** Checks that several kinds of events have in common. */
final class EventFields {
    private EventFields() {}

    /** The text of a field that must be there. */
    static String required(PlanhatRecord record, String field) throws RefusedEventException {
        String value = record.key(field);
        if (value == null) {
            throw new RefusedEventException(field + " is missing" + hint(record.fields(), field));
        }
        return value;
    }

    /** {@code "; did you mean externalId?"}, where a field of the record is nearly called so. */
    static String hint(Map<String, Object> fields, String wanted) {
        Collection<String> present =
                fields.keySet().stream().filter(name -> !name.equals(wanted)).toList();
        return Names.nearest(wanted, present)
                .map(near -> "; is " + near + " meant? It is written " + wanted)
                .orElse("");
    }

    /**
     * Writes a date as ISO-8601. A null is left out: read as a date, it is one in 1970.
     *
     * @throws RefusedEventException if it is no date
     */
    static void readDate(Map<String, Object> fields, String field) throws RefusedEventException {
        Object date = fields.get(field);
        if (date == null) {
            fields.remove(field);
            return;
        }
        try {
            fields.put(field, PlanhatDates.iso(date));
        } catch (DateTimeException e) {
            throw new RefusedEventException(field + ": " + e.getMessage());
        }
    }
}
