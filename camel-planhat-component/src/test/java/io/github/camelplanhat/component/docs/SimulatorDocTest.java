/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorDocTest {
    @Test
    void itsJavaExampleIsTheOneThatIsRun() throws IOException {
        String doc = Files.readString(Path.of("../docs/simulator.md"));
        String example = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(doc)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
        String source =
                Files.readString(Path.of("src/test/java/io/github/camelplanhat/component/docs/HotAccountsTest.java"));

        assertThat(example).isNotBlank();
        assertThat(squeezed(source)).contains(squeezed(example));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
