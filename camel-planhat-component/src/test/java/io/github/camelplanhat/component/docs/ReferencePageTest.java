/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the reference page are written out of the catalogues. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("src/main/docs/planhat-component.adoc");

    @Test
    void itsTablesAreWhatTheCataloguesSay() throws IOException {
        String committed = Files.readString(PAGE);
        CatalogueTables tables = new CatalogueTables();
        String expected = section(committed, "component options", tables.componentOptions());
        expected = section(expected, "endpoint options", tables.endpointOptions());
        expected = section(expected, "headers", tables.headers());
        expected = section(expected, "operations", tables.operations());
        if (!committed.equals(expected)) {
            Files.writeString(PAGE, expected);
        }

        assertThat(committed.equals(expected))
                .as(PAGE + " was stale and has been written anew by this test: commit it")
                .isTrue();
    }

    private static String section(String page, String name, String content) {
        String start = "// " + name + ": START\n";
        String end = "// " + name + ": END\n";
        int from = page.indexOf(start) + start.length();
        int to = page.indexOf(end);
        assertThat(to).as("the page has a section of " + name).isGreaterThan(from - 1);
        return page.substring(0, from) + content + page.substring(to);
    }
}
