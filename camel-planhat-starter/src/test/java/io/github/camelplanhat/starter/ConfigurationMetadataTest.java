/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.starter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelplanhat.component.PlanhatComponent;

import static org.assertj.core.api.Assertions.assertThat;

/** What development environments show of the properties is made out of the component's catalogue JSON. */
class ConfigurationMetadataTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void itIsWhatTheCatalogueSays() throws IOException {
        String expected = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(metadata()) + "\n";
        String committed = Files.exists(FILE) ? Files.readString(FILE) : "";
        if (!committed.equals(expected)) {
            Files.writeString(FILE, expected);
        }

        assertThat(committed)
                .as(FILE + " was stale and has been written anew by this test: commit it")
                .isEqualTo(expected);
    }

    private ObjectNode metadata() throws IOException {
        ObjectNode metadata = mapper.createObjectNode();
        ArrayNode properties = metadata.putArray("properties");
        add(
                properties,
                "enabled",
                "java.lang.Boolean",
                "Whether these properties are applied to the component.",
                "true");
        try (InputStream json = PlanhatComponent.class.getResourceAsStream("planhat.json")) {
            mapper.readTree(json)
                    .path("componentProperties")
                    .properties()
                    .forEach(option -> add(properties, option.getKey(), option.getValue()));
        }
        return metadata;
    }

    private static void add(ArrayNode properties, String option, JsonNode catalogue) {
        String type = catalogue.path("javaType").asText();
        // Beans are given by name, as #bean:name.
        boolean simple = !catalogue.path("type").asText().equals("object") || type.equals("java.time.Duration");
        add(
                properties,
                StringHelper.camelCaseToDash(option),
                simple ? boxed(type) : "java.lang.String",
                catalogue.path("description").asText(),
                catalogue.path("defaultValue").asText(null));
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "java.lang.Integer";
            case "long" -> "java.lang.Long";
            case "boolean" -> "java.lang.Boolean";
            default -> type;
        };
    }

    private static void add(ArrayNode properties, String name, String type, String description, String value) {
        ObjectNode property = properties.addObject();
        property.put("name", PlanhatProperties.PREFIX + "." + name);
        property.put("type", type);
        property.put("description", description);
        if (value != null) {
            property.put("defaultValue", value);
        }
    }
}
