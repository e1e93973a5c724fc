/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/**
 * The counts of a run; {@code read = created + updated + unchanged + refused + skipped + unknown}.
 *
 * @param resent records that travelled more than once
 * @param calls calls of Planhat's API, those of an earlier process of the same run included
 * @param isolationCalls those of them that only served to find out which records were not stored
 */
public record RunCounts(
        long read,
        long created,
        long updated,
        long unchanged,
        long refused,
        long skipped,
        long unknown,
        long resent,
        long calls,
        long isolationCalls) {
    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
