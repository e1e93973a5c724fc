/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One kamelet as it lies in the sources. */
record KameletFile(String name, JsonNode yaml) {
    private static final Path DIRECTORY = Path.of("src/main/resources/kamelets");
    private static final String EXTENSION = ".kamelet.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}:]+)}}");

    static List<KameletFile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(KameletFile::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KameletFile of(Path file) {
        try {
            return new KameletFile(file.getFileName().toString().replace(EXTENSION, ""), read(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(String yaml) {
        return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    JsonNode definition() {
        return yaml.at("/spec/definition");
    }

    /** The properties by their names, in the order of the file. */
    Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        definition().path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
        return properties;
    }

    Map<String, JsonNode> secrets() {
        Map<String, JsonNode> secrets = new TreeMap<>(properties());
        secrets.keySet().removeIf(name -> !name.endsWith("Token") && !name.equals("secret"));
        return secrets;
    }

    /** The endpoint of the component that the template has. */
    Optional<String> planhatUri() {
        return yaml.at("/spec/template").findValuesAsText("uri").stream()
                .filter(uri -> uri.startsWith("planhat:"))
                .findFirst();
    }

    /** What the template takes from its properties; beans of its own are called the same way. */
    Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(yaml.at("/spec/template").toString());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        names.removeAll(yaml.at("/spec/template/beans").findValuesAsText("name"));
        return names;
    }

    boolean isRequired(String property) {
        return definition().path("required").toString().contains('"' + property + '"');
    }

    @Override
    public String toString() {
        return name;
    }
}
