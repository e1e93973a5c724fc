/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.text;

import java.util.ArrayList;
import java.util.List;

/** Columns for a terminal: text to the left, numbers to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> header;
    private final int textColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param textColumns how many of the columns, from the first, are text
     */
    public TextTable(int textColumns, String... header) {
        this.textColumns = textColumns;
        this.header = List.of(header);
    }

    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** One line per row, without a blank at its end. */
    public List<String> lines() {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(r -> widen(widths, r));
        List<String> lines = new ArrayList<>();
        lines.add(line(widths, header));
        rows.forEach(r -> lines.add(line(widths, r)));
        return lines;
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private String line(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : GAP).append(i < textColumns ? cells.get(i) + padding : padding + cells.get(i));
        }
        return line.toString().stripTrailing();
    }
}
