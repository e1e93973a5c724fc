/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.util.List;

/**
 * What is wrong with some rows of any real CRM. Which rows is fixed by their numbers, so that every demo has the same,
 * and rows that are refused are few enough for the reader to look into.
 */
final class Dirt {
    private static final List<String> NUMBERS_IN_WORDS = List.of("ca. 250", "n/a", "1.200 FTE", "unknown", "50-100");
    private static final List<String> AMOUNTS_IN_WORDS =
            List.of("12.000,- EUR", "tbd", "see contract", "24 000", "$9,900.00");

    private Dirt() {}

    /** The row numbers {@code offset}, {@code offset + every}, … */
    static boolean hits(int row, int every, int offset) {
        return row % every == offset;
    }

    static String numberInWords(int row) {
        return NUMBERS_IN_WORDS.get(row % NUMBERS_IN_WORDS.size());
    }

    static String amountInWords(int row) {
        return AMOUNTS_IN_WORDS.get(row % AMOUNTS_IN_WORDS.size());
    }

    /** As it comes out of a form into which somebody pasted a paragraph. */
    static String overLong(String name) {
        return (name + " (formerly known under several other names, see the notes of the account review) ").repeat(30);
    }

    /** As it comes out of a spreadsheet. */
    static String ragged(String name) {
        return "\t " + name + " \n";
    }
}
