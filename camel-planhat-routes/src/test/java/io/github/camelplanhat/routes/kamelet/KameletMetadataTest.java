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
import org.junit.jupiter.api.BeforeAll;
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

    private static JsonSchema kameletSchema;
    private static JsonSchema routeSchema;

    static List<KameletFile> kamelets() {
        return KameletFile.all();
    }

    /** Those that call the component. */
    static List<KameletFile> planhatKamelets() {
        return kamelets().stream().filter(k -> k.planhatUri().isPresent()).toList();
    }

    private static String text(KameletFile kamelet, String pointer) {
        return kamelet.yaml().at(pointer).asText();
    }

    @BeforeAll
    static void readSchemas() throws IOException {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);
        try (InputStream crd = KameletMetadataTest.class.getResourceAsStream("/camel.apache.org_kamelets.yaml");
                InputStream json = KameletRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            JsonNode kamelets = KameletFile.read(new String(crd.readAllBytes(), StandardCharsets.UTF_8))
                    .at("/spec/versions/0/schema/openAPIV3Schema");
            kameletSchema = factory.getSchema(closed(kamelets));
            routeSchema = factory.getSchema(new ObjectMapper().readTree(json));
        }
    }

    @Test
    void thereIsOneForEachUse() {
        assertThat(kamelets())
                .extracting(KameletFile::name)
                .containsExactlyInAnyOrder(
                        "planhat-upsert-sink",
                        "planhat-get-action",
                        "planhat-activity-sink",
                        "planhat-metric-sink",
                        "planhat-list-source",
                        "planhat-changes-source",
                        "planhat-webhook-source",
                        "planhat-jsonl-sink",
                        "planhat-csv-sink",
                        "planhat-sql-sink",
                        "planhat-kafka-sink");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itKeepsToTheSchemaOfKamelets(KameletFile kamelet) {
        assertThat(kameletSchema.validate(kamelet.yaml())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsTemplateKeepsToTheSchemaOfRoutes(KameletFile kamelet) {
        ObjectNode route = new ObjectMapper().createObjectNode();
        route.set("from", kamelet.yaml().at("/spec/template/from"));

        assertThat(routeSchema.validate(new ObjectMapper().createArrayNode().add(route)))
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
                .containsPattern("\"mvn:io\\.github\\.camelplanhat:camel-planhat-(component|routes):" + version + "\"")
                .contains("\"camel:kamelet\"");
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
        assertThat(kamelet.secrets()).allSatisfy((name, secret) -> {
            assertThat(secret.path("format").asText()).isEqualTo("password");
            assertThat(secret.path("x-descriptors").toString()).isEqualTo("[\"urn:camel:group:credentials\"]");
            assertThat(secret.path("default").asText()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("planhatKamelets")
    void whatCallsPlanhatTakesATokenOfItsOwn(KameletFile kamelet) {
        assertThat(kamelet.secrets()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("planhatKamelets")
    void aSecretIsTakenAsItIs(KameletFile kamelet) {
        assertThat(kamelet.yaml().at("/spec/template").toString())
                .contains(kamelet.secrets().keySet().stream()
                        .map(name -> "\"RAW({{" + name + "}})\"")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("planhatKamelets")
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
    @MethodSource("planhatKamelets")
    void theObjectsThatItOffersAreThoseOfTheCatalogue(KameletFile kamelet) {
        JsonNode offered = kamelet.properties().getOrDefault("object", new ObjectMapper().createObjectNode());
        String uri = kamelet.planhatUri().orElseThrow();
        // What can be listed can be watched.
        String operation = uri.substring(uri.indexOf('/') + 1).replace("changes", "list");
        List<String> able = Operation.find(operation)
                .map(known -> Arrays.stream(PlanhatObject.values())
                        .filter(object -> object.allows(known))
                        .map(PlanhatObject::uriName)
                        .toList())
                .orElse(List.of());

        assertThat(StreamSupport.stream(offered.path("enum").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactlyElementsOf(able);
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
}
