/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextTableTest {
    @Test
    void textStandsLeftAndNumbersStandRight() {
        TextTable table = new TextTable(1, "sync", "read").row("a", "12,000").row("companies", "7");

        assertThat(table.lines())
                .containsExactly(
                        "sync         read", //
                        "a          12,000",
                        "companies       7");
    }

    @Test
    void noLineEndsWithBlanks() {
        TextTable table = new TextTable(2, "what", "why").row("a", "").row("b", "long reason");

        assertThat(table.lines()).noneMatch(line -> line.endsWith(" "));
    }
}
