/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What Camel's tools and the Kamelet catalogue want to know of each kamelet. */
class KameletMetadataTest {
    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");
    private static final String SUFFIX = ".kamelet.yaml";

    static List<Path> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(KAMELETS)) {
            return files.sorted().toList();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().valueToTree(new Yaml().<Object>load(Files.readString(file)));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itIsNamedAfterItsFileAndItsType(Path file) throws IOException {
        JsonNode kamelet = read(file);
        String name = kamelet.at("/metadata/name").asText();
        String type =
                kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type").asText();

        assertThat(file.getFileName()).hasToString(name + SUFFIX);
        assertThat(type).isIn("source", "sink", "action");
        assertThat(name).startsWith("planhat-").endsWith("-" + type);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyHasATitleADescriptionAndAType(Path file) throws IOException {
        JsonNode definition = read(file).at("/spec/definition");

        assertThat(definition.path("title").asText()).isNotBlank();
        assertThat(definition.path("description").asText()).isNotBlank();
        assertThat(definition.path("properties")).allSatisfy(property -> {
            assertThat(property.path("title").asText()).isNotBlank();
            assertThat(property.path("description").asText()).isNotBlank();
            assertThat(property.path("type").asText()).isIn("string", "integer", "number", "boolean");
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itHasTheCataloguesAnnotations(Path file) throws IOException {
        JsonNode annotations = read(file).at("/metadata/annotations");

        assertThat(List.of("kamelet.support.level", "catalog.version", "kamelet.icon", "provider", "kamelet.group"))
                .allSatisfy(name -> assertThat(
                                annotations.path("camel.apache.org/" + name).asText())
                        .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itDependsOnTheVersionOfThisProject(Path file) throws IOException {
        String version = Pattern.compile("<version>(.*?)</version>")
                .matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(read(file).at("/spec/dependencies"))
                .extracting(JsonNode::asText)
                .filteredOn(dependency -> dependency.contains("camelplanhat"))
                .isNotEmpty()
                .allSatisfy(dependency -> assertThat(dependency).endsWith(":" + version));
    }
}
