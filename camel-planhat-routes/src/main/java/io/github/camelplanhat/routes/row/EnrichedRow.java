/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A row to which a step of the route has added columns, or found that it cannot be sent. The mapping sees all columns; what
 * is kept of the row, such as in a dead letter, is what the source gave, so that it passes the step anew when it is tried
 * again. Immutable.
 */
public final class EnrichedRow extends AbstractMap<Object, Object> {
    private final Map<?, ?> source;
    private final Map<Object, Object> columns;
    private final String problem;
    private final boolean missesCompany;

    private EnrichedRow(Map<?, ?> source, Map<String, ?> added, String problem, boolean missesCompany) {
        this.source = source;
        this.columns = new LinkedHashMap<>(source);
        this.columns.putAll(added);
        this.problem = problem;
        this.missesCompany = missesCompany;
    }

    /** A row that can be sent. */
    public static EnrichedRow of(Map<?, ?> source, Map<String, ?> added) {
        return new EnrichedRow(source, added, null, false);
    }

    /** A row that is refused, whatever the mapping makes of it. */
    public static EnrichedRow refused(Map<?, ?> source, Map<String, ?> added, String reason) {
        return new EnrichedRow(source, added, reason, false);
    }

    /** A row whose company was not found, so that it is refused, or waits for it. */
    public static EnrichedRow withoutCompany(Map<?, ?> source, Map<String, ?> added, String reason) {
        return new EnrichedRow(source, added, reason, true);
    }

    /** The row as it came. */
    public Map<?, ?> source() {
        return source;
    }

    /** Why it cannot be sent; null if it can. */
    public String problem() {
        return problem;
    }

    /** Whether only its company is missing. */
    public boolean missesCompany() {
        return missesCompany;
    }

    @Override
    public Object get(Object column) {
        return columns.get(column);
    }

    @Override
    public boolean containsKey(Object column) {
        return columns.containsKey(column);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return columns.entrySet();
    }
}
