/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A row that takes its place among the others, so that it is counted, but that no mapping sees. */
public abstract sealed class UnmappedRow extends AbstractMap<String, Object> permits RefusedRow, SkippedRow {
    private final String reason;
    private final Map<String, Object> what;

    UnmappedRow(String reason, Map<String, Object> what) {
        this.reason = reason;
        this.what = new LinkedHashMap<>(what);
    }

    public final String reason() {
        return reason;
    }

    /** Whatever column is asked for, such as that of a watermark, is there and null: the row says nothing about it. */
    @Override
    public final boolean containsKey(Object column) {
        return true;
    }

    @Override
    public final Set<Entry<String, Object>> entrySet() {
        return what.entrySet();
    }
}
