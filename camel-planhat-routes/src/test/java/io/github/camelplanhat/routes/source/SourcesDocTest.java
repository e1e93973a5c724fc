/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.routes.EmbeddedMain;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the page about sources with the templates and the mapping files. */
class SourcesDocTest {
    private final Main main = new EmbeddedMain();
    private String page;

    @BeforeEach
    void start() throws Exception {
        page = Files.readString(Path.of("../docs/sources.md"));
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planhat-csv-source",
                "planhat-json-lines-source",
                "planhat-hubspot-source",
                "planhat-salesforce-source",
                "planhat-zendesk-source",
                "planhat-jira-source",
                "planhat-json-source",
                "planhat-kafka-source"
            })
    void theTableHasEveryParameterWithItsDefault(String id) {
        Map<String, String> documented = new LinkedHashMap<>();
        String section = page.substring(page.indexOf("\n## " + id) + 1).split("\n## ")[0];
        Matcher row = Pattern.compile("^\\| `(\\w+)` \\|.*\\| `?([^|`]+)`? \\|$", Pattern.MULTILINE)
                .matcher(section);
        while (row.find()) {
            documented.put(row.group(1), row.group(2));
        }

        Map<String, String> parameters = new LinkedHashMap<>();
        for (RouteTemplateParameterDefinition p : ((ModelCamelContext) main.getCamelContext())
                .getRouteTemplateDefinition(id)
                .getTemplateParameters()) {
            parameters.put(
                    p.getName(),
                    p.getDefaultValue() != null ? p.getDefaultValue() : p.isRequired() ? "required" : "none");
        }
        assertThat(documented).containsExactlyEntriesOf(parameters);
    }

    @Test
    void everyMappingFileIsListed() throws IOException {
        Path folder = Path.of("src/main/resources/planhat-mappings");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> "| `" + folder.relativize(f) + "` |")
                            .toList())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(page).contains(row));
        }
    }
}
