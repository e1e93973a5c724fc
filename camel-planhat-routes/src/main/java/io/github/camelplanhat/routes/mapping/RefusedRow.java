/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A row that its source could not read, such as a line of a file that is no JSON. It takes its place among the rows, so
 * that it is counted and becomes a dead letter, but no mapping sees it: it is refused with the source's own reason.
 */
public final class RefusedRow extends AbstractMap<String, Object> {
    private final String reason;
    private final Map<String, Object> what;

    /**
     * @param reason why, naming the place in the source
     * @param what shown in the dead letter: where the row stands, and what is there
     */
    public RefusedRow(String reason, Map<String, Object> what) {
        this.reason = reason;
        this.what = new LinkedHashMap<>(what);
    }

    public String reason() {
        return reason;
    }

    /** Whatever column is asked for, such as that of a watermark, is there and null: the row says nothing about it. */
    @Override
    public boolean containsKey(Object column) {
        return true;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return what.entrySet();
    }
}
