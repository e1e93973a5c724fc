/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;

/**
 * A row of which nothing is to be sent, such as the news that a record was deleted in the source. It is counted as skipped,
 * for the source's own reason, and is no dead letter.
 */
public final class SkippedRow extends UnmappedRow {
    /**
     * @param reason why nothing is sent
     * @param what where the row stands
     */
    public SkippedRow(String reason, Map<String, Object> what) {
        super(reason, what);
    }
}
