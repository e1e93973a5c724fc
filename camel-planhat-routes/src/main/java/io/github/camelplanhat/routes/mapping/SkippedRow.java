/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A row of which nothing is to be sent, such as the news that a record was deleted in the source. It is counted as skipped,
 * for the source's own reason, and is no dead letter.
 */
public final class SkippedRow extends AbstractMap<String, Object> {
    private final String reason;
    private final Map<String, Object> what;

    /**
     * @param reason why nothing is sent
     * @param what where the row stands
     */
    public SkippedRow(String reason, Map<String, Object> what) {
        this.reason = reason;
        this.what = new LinkedHashMap<>(what);
    }

    public String reason() {
        return reason;
    }

    /** Whatever column is asked for is there and null: the row says nothing about it. */
    @Override
    public boolean containsKey(Object column) {
        return true;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return what.entrySet();
    }
}
