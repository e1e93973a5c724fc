/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

/** Gets one page; the connection is released when it returns. */
@FunctionalInterface
public interface PageSource {
    /**
     * @param pass which of the passes of a complete list, from 0
     * @param offset index of the first record
     * @param limit records asked for, at least 1
     */
    Page get(int pass, long offset, int limit);
}
