/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown. */
public final class MarkdownTable {
    private final List<String> lines = new ArrayList<>();
    private final int columns;

    public MarkdownTable(String... heads) {
        columns = heads.length;
        row((Object[]) heads);
        lines.add("|" + String.join("|", Collections.nCopies(columns, "---")) + "|");
    }

    public MarkdownTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns + " columns");
        }
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ').append(cell.toString().replace("|", "\\|")).append(" |");
        }
        lines.add(line.toString());
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
