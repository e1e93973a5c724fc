/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The build sets the committed files aside before Camel's generator writes them anew. */
class GeneratedFilesTest {
    private static final Path COMMITTED = Path.of("target/generated-as-committed");
    private static final Path GENERATED = Path.of("src/generated");

    @Test
    void whatIsCommittedIsWhatTheGeneratorWrites() throws IOException {
        assertThat(contents(COMMITTED))
                .as("src/generated was stale and has been written anew by this build: commit it")
                .containsExactlyEntriesOf(contents(GENERATED));
    }

    @Test
    void theCatalogueJsonIsAlsoInThePackageOfTheComponent() {
        assertThat(PlanhatComponent.class.getResource("planhat.json")).isNotNull();
        assertThat(PlanhatComponent.class.getResource("/META-INF/io/github/camelplanhat/component/planhat.json"))
                .isNotNull();
    }

    private static Map<String, String> contents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> root.relativize(file).toString(),
                            GeneratedFilesTest::read,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
