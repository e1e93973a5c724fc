/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentJavaDocTest {
    @ParameterizedTest
    @CsvSource({
        "planhat:enduser/changes, ChangeFeedTest",
        "direct:update, ExistingRecordsTest",
        "direct:checked, CheckedRecordsTest",
        "direct:foretell, ForetoldRecordsTest"
    })
    void aJavaExampleIsTheOneThatIsRun(String from, String test) throws IOException {
        String doc = Files.readString(Path.of("../docs/component.md"));
        String example = Pattern.compile("```java\n(from\\(\"" + from + ".*?)```", Pattern.DOTALL)
                .matcher(doc)
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
        String source =
                Files.readString(Path.of("src/test/java/io/github/camelplanhat/component/docs/" + test + ".java"));

        assertThat(squeezed(source)).contains(squeezed(example));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
