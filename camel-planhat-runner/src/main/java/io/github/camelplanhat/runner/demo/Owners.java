/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.util.List;

/**
 * Which account a row belongs to.
 *
 * @param accounts numbers of accounts that will be in Planhat
 * @param rows how many rows the table has
 * @param orphans how many rows in a line, in the middle of the table, belong to an account that was deleted
 */
record Owners(List<String> accounts, int rows, int orphans) {
    static final String DELETED = "A-DELETED";

    String of(int row) {
        boolean orphan = row > rows / 2 && row <= rows / 2 + orphans;
        return orphan ? DELETED : accounts.get(row * 7 % accounts.size());
    }
}
