/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares docs/kamelets.md with the kamelets, and runs its examples. */
class KameletsDocTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|.*\\| `?([^|`]+)`? \\|$", Pattern.MULTILINE);

    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final CamelContext camel = new DefaultCamelContext();
    private String page;

    @BeforeEach
    void start() throws Exception {
        page = Files.readString(Path.of("../docs/kamelets.md"));
        PlanhatComponent component = new PlanhatComponent();
        component.getConfiguration().setBaseUrl(planhat.baseUrl());
        component.getConfiguration().setAccessToken(planhat.simulator().token());
        camel.addComponent("planhat", component);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planhat-upsert-sink",
                "planhat-activity-sink",
                "planhat-metric-sink",
                "planhat-get-action",
                "planhat-list-source",
                "planhat-changes-source",
                "planhat-jsonl-sink",
                "planhat-csv-sink",
                "planhat-sql-sink",
                "planhat-kafka-sink"
            })
    void theTableHasEveryPropertyWithItsDefault(String name) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:kamelets/" + name + ".kamelet.yaml"));
        RouteTemplateDefinition kamelet = ((ModelCamelContext) camel).getRouteTemplateDefinition(name);
        Map<String, String> properties = new LinkedHashMap<>();
        kamelet.getTemplateParameters().forEach(p -> properties.put(p.getName(), shown(p.getDefaultValue())));

        String section = page.substring(page.indexOf("\n## " + name)).replaceFirst("(?s)^(\\n## .*?)\\n## .*", "$1");
        Map<String, String> documented = new LinkedHashMap<>();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            documented.put(row.group(1), row.group(2));
        }
        assertThat(documented).containsExactlyInAnyOrderEntriesOf(properties);
    }

    private static String shown(String value) {
        return value == null ? "required" : value.isEmpty() ? "blank" : value;
    }

    @Test
    void theExamplesWork() throws Exception {
        List<String> examples =
                YAML.matcher(page).results().map(block -> block.group(1)).toList();
        for (int i = 0; i < examples.size(); i++) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString("example-" + i + ".yaml", examples.get(i)));
        }

        camel.createProducerTemplate()
                .requestBody(
                        "direct:accounts",
                        "{\"externalId\": \"A-1\", \"name\": \"Acme\", \"owner\": \"%s\"}"
                                .formatted(planhat.simulator()
                                        .seed(PlanhatObject.USER, Map.of("email", "ann@us.example"))));
        Object owner = camel.createProducerTemplate().requestBody("direct:owner-of-account", "A-1");

        assertThat(owner)
                .isEqualTo(planhat.simulator()
                        .find(PlanhatObject.COMPANY, "name", "Acme")
                        .orElseThrow()
                        .get("owner"));
    }
}
