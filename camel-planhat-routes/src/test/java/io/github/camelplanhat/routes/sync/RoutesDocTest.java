/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.routes.EmbeddedMain;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the page about routes with the templates. */
class RoutesDocTest {
    private final Main main = new EmbeddedMain();
    private String page;

    @BeforeEach
    void start() throws Exception {
        page = Files.readString(Path.of("../docs/routes.md"));
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private RouteTemplateDefinition template(String id) {
        return ((ModelCamelContext) main.getCamelContext()).getRouteTemplateDefinition(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planhat-crm-sync",
                "planhat-ticket-sync",
                "planhat-schedule",
                "planhat-follow",
                "planhat-alert",
                "planhat-export",
                "planhat-company-pull",
                "planhat-metric-push",
                "planhat-event-stream",
                "planhat-event-intake",
                "planhat-event-source"
            })
    void theTableHasEveryParameterWithItsDefault(String id) {
        Map<String, String> documented = new LinkedHashMap<>();
        String section =
                page.substring(page.indexOf("\n## " + id)).replaceFirst("(?s)^(\\n## [^\\n]*\\n.*?)\\n## .*", "$1");
        Matcher row = Pattern.compile("^\\| `(\\w+)` \\|.*\\| `?([^|`]+)`? \\|$", Pattern.MULTILINE)
                .matcher(section);
        while (row.find()) {
            documented.put(row.group(1), row.group(2));
        }

        Map<String, String> parameters = new LinkedHashMap<>();
        for (RouteTemplateParameterDefinition p : template(id).getTemplateParameters()) {
            parameters.put(
                    p.getName(),
                    p.getDefaultValue() != null ? p.getDefaultValue() : p.isRequired() ? "required" : "none");
        }
        assertThat(documented).containsExactlyEntriesOf(parameters);
    }

    @Test
    void thePropertiesOfTheExampleAreParametersOfTheirTemplates() {
        Map<String, String> templates = new LinkedHashMap<>();
        Matcher line = Pattern.compile("^camel\\.route-template\\[([\\w-]+)]\\.([\\w-]+) = (.*)$", Pattern.MULTILINE)
                .matcher(page);
        int checked = 0;
        while (line.find()) {
            if (line.group(2).equals("template-id")) {
                templates.put(line.group(1), line.group(3));
                continue;
            }
            assertThat(template(templates.get(line.group(1))).getTemplateParameters())
                    .extracting(RouteTemplateParameterDefinition::getName)
                    .contains(line.group(2));
            checked++;
        }
        // As many as the page had once; it does not get shorter.
        assertThat(checked).isGreaterThan(40);
    }
}
