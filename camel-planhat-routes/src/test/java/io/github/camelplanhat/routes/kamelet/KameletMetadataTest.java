/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import org.apache.camel.dsl.yaml.KameletRoutesBuilderLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

/** What catalogues and low-code tools read in the files. */
class KameletMetadataTest {
    private static final String ANNOTATION = "/metadata/annotations/camel.apache.org~1";

    static List<KameletFile> kamelets() {
        return KameletFile.all();
    }

    private static String text(KameletFile kamelet, String pointer) {
        return kamelet.yaml().at(pointer).asText();
    }

    @Test
    void thereIsOneForEachUse() {
        assertThat(kamelets())
                .extracting(KameletFile::name)
                .contains("planhat-upsert-sink", "planhat-get-action", "planhat-activity-sink", "planhat-metric-sink");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itKeepsToTheSchemaOfKamelets(KameletFile kamelet) throws IOException {
        assertThat(kameletSchema().validate(kamelet.yaml())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsTemplateKeepsToTheSchemaOfRoutes(KameletFile kamelet) throws IOException {
        ObjectNode route = new ObjectMapper().createObjectNode();
        route.set("from", kamelet.yaml().at("/spec/template/from"));

        assertThat(routeSchema().validate(new ObjectMapper().createArrayNode().add(route)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itSaysWhatItIs(KameletFile kamelet) {
        String type = text(kamelet, "/metadata/labels/camel.apache.org~1kamelet.type");
        assertThat(text(kamelet, "/apiVersion")).isEqualTo("camel.apache.org/v1");
        assertThat(text(kamelet, "/kind")).isEqualTo("Kamelet");
        assertThat(text(kamelet, "/metadata/name")).isEqualTo(kamelet.name());
        assertThat(kamelet.name()).startsWith("planhat-").endsWith("-" + type);
        assertThat(type).isIn("source", "sink", "action");
        assertThat(text(kamelet, ANNOTATION + "provider")).isEqualTo("camel-planhat");
        assertThat(text(kamelet, ANNOTATION + "kamelet.group")).isEqualTo("Planhat");
        assertThat(text(kamelet, ANNOTATION + "kamelet.namespace")).isEqualTo("Planhat");
        assertThat(text(kamelet, ANNOTATION + "kamelet.support.level")).isEqualTo("Preview");
        assertThat(kamelet.definition().path("title").asText())
                .startsWith("Planhat ")
                .endsWith(type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
        assertThat(kamelet.definition().path("description").asText()).contains("Planhat");
        assertThat(kamelet.definition().path("type").asText()).isEqualTo("object");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsIconIsAPicture(KameletFile kamelet) {
        String[] icon = text(kamelet, ANNOTATION + "kamelet.icon").split(",", 2);

        assertThat(icon[0]).isEqualTo("data:image/svg+xml;base64");
        assertThat(new String(Base64.getDecoder().decode(icon[1]), StandardCharsets.UTF_8))
                .startsWith("<svg")
                .endsWith("</svg>");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsVersionsAreThoseOfTheBuild(KameletFile kamelet) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));

        assertThat(text(kamelet, ANNOTATION + "catalog.version")).isEqualTo(version);
        assertThat(kamelet.yaml().at("/spec/dependencies").toString())
                .contains(
                        "\"mvn:io.github.camelplanhat:camel-planhat-component:" + version + "\"", "\"camel:kamelet\"");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsPropertiesAreThoseThatItsTemplateUses(KameletFile kamelet) {
        assertThat(kamelet.placeholders())
                .containsExactlyInAnyOrderElementsOf(kamelet.properties().keySet());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsDescribed(KameletFile kamelet) {
        assertThat(kamelet.properties()).allSatisfy((name, property) -> {
            assertThat(property.path("title").asText()).isNotBlank();
            assertThat(property.path("description").asText()).endsWith(".");
            assertThat(property.path("type").asText()).isIn("string", "integer", "boolean");
        });
    }

    /** Else Camel takes a property or an environment variable of the host that happens to have its name. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsRequiredOrHasADefault(KameletFile kamelet) {
        assertThat(kamelet.properties()).allSatisfy((name, property) -> {
            assertThat(property.has("default")).isNotEqualTo(kamelet.isRequired(name));
            if (property.has("enum") && property.has("default")) {
                assertThat(property.path("enum")).contains(property.path("default"));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everySecretIsMarked(KameletFile kamelet) {
        assertThat(kamelet.secrets()).isNotEmpty().allSatisfy((name, secret) -> {
            assertThat(secret.path("format").asText()).isEqualTo("password");
            assertThat(secret.path("x-descriptors").toString()).isEqualTo("[\"urn:camel:group:credentials\"]");
            assertThat(secret.path("default").asText()).isEmpty();
            assertThat(kamelet.yaml().at("/spec/template").toString()).contains("RAW({{" + name + "}})");
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsOptionsAreThoseOfTheComponent(KameletFile kamelet) throws IOException {
        JsonNode catalogue;
        try (InputStream json = PlanhatComponent.class.getResourceAsStream("planhat.json")) {
            catalogue = new ObjectMapper().readTree(json).path("properties");
        }
        for (JsonNode call : kamelet.yaml().at("/spec/template").findParents("uri")) {
            if (call.path("uri").asText().startsWith("planhat:")) {
                assertThat(call.path("parameters").properties()).isNotEmpty().allSatisfy(p -> assertThat(
                                catalogue.has(p.getKey()))
                        .as(p.getKey())
                        .isTrue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theObjectsThatItOffersAreThoseOfTheCatalogue(KameletFile kamelet) {
        JsonNode offered = kamelet.properties().getOrDefault("object", new ObjectMapper().createObjectNode());
        String uri = kamelet.yaml().at("/spec/template").findValuesAsText("uri").stream()
                .filter(u -> u.startsWith("planhat:"))
                .findFirst()
                .orElseThrow();
        List<String> able = Operation.find(uri.substring(uri.indexOf('/') + 1))
                .map(operation -> Arrays.stream(PlanhatObject.values())
                        .filter(object -> object.allows(operation))
                        .map(PlanhatObject::uriName)
                        .toList())
                .orElse(List.of());

        assertThat(StreamSupport.stream(offered.path("enum").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactlyElementsOf(able);
    }

    private static JsonSchema kameletSchema() throws IOException {
        try (InputStream crd = KameletMetadataTest.class.getResourceAsStream("/camel.apache.org_kamelets.yaml")) {
            JsonNode schema = KameletFile.read(new String(crd.readAllBytes(), StandardCharsets.UTF_8))
                    .at("/spec/versions/0/schema/openAPIV3Schema");
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(closed(schema));
        }
    }

    /** A cluster drops fields that the schema does not know; here they are errors. */
    private static JsonNode closed(JsonNode schema) {
        schema.findParents("properties").forEach(node -> {
            boolean open = node.has("additionalProperties")
                    || node.path("x-kubernetes-preserve-unknown-fields").asBoolean();
            if (node.path("properties").isObject() && node.path("type").asText().equals("object") && !open) {
                ((ObjectNode) node).put("additionalProperties", false);
            }
        });
        return schema;
    }

    private static JsonSchema routeSchema() throws IOException {
        try (InputStream json = KameletRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(new ObjectMapper().readTree(json));
        }
    }
}
