/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.Children;
import io.github.camelplanhat.benchmarks.harness.Size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every suite with little work; each fails by itself where a program did not do what Planhat should have seen. */
class SmokeTest {
    private static final Path PAGE = Path.of("../docs/performance.md");

    @TempDir
    Path folder;

    static Iterable<String> suites() {
        return Run.names();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void everySuiteRunsAndFillsItsTable(String suite) throws Exception {
        String before = Files.readString(PAGE);
        String page = run(suite);

        assertThat(block(page, suite).lines()).hasSizeGreaterThan(2).allMatch(line -> line.startsWith("|"));
        assertThat(block(page, "machine")).contains("| Java |", "| commit |", "smoke");
        assertThat(page).startsWith(before.substring(0, before.indexOf("<!-- figures")));
        long left = ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .count();
        assertThat(left).as("processes left").isZero();
    }

    @Test
    void anUnknownSuiteIsNamed() {
        assertThatThrownBy(() -> run("upsrt")).hasMessageContaining("there is no upsrt");
    }

    private String run(String suite) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Children children = new Children()) {
            Run run = new Run(
                    new Bench(Size.SMOKE, folder, children, new PrintStream(log, true, StandardCharsets.UTF_8)));
            return run.of(List.of(suite), Files.readString(PAGE));
        }
    }

    private static String block(String page, String name) {
        String start = "<!-- figures: " + name + " -->\n";
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf("<!-- end -->", from));
    }
}
