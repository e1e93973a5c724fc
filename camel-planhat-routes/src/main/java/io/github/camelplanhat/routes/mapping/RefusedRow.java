/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;

/**
 * A row that its source could not read, such as a line of a file that is no JSON. It takes its place among the rows, so
 * that it is counted and becomes a dead letter, but no mapping sees it: it is refused with the source's own reason.
 */
public final class RefusedRow extends UnmappedRow {
    /**
     * @param reason why, naming the place in the source
     * @param what shown in the dead letter: where the row stands, and what is there
     */
    public RefusedRow(String reason, Map<String, Object> what) {
        super(reason, what);
    }
}
