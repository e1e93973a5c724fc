/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentJavaDocTest {
    @Test
    void theJavaExampleOfChangesIsTheOneThatIsRun() throws IOException {
        String doc = Files.readString(Path.of("../docs/component.md"));
        String example = Pattern.compile("```java\n(from\\(\"planhat:enduser/changes.*?)```", Pattern.DOTALL)
                .matcher(doc)
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
        String source =
                Files.readString(Path.of("src/test/java/io/github/camelplanhat/component/docs/ChangeFeedTest.java"));

        assertThat(squeezed(source)).contains(squeezed(example));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
