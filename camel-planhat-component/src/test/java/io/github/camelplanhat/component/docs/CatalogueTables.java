/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** AsciiDoc tables of the component's catalogue JSON and of Planhat's objects, in the columns of Camel's own pages. */
final class CatalogueTables {
    private final JsonNode catalogue;

    CatalogueTables() throws IOException {
        try (InputStream json = PlanhatComponent.class.getResourceAsStream("planhat.json")) {
            catalogue = new ObjectMapper().readTree(json);
        }
    }

    String componentOptions() {
        return options("componentProperties", "property");
    }

    String endpointOptions() {
        return "Path parameters:\n\n" + options("properties", "path") + "\nQuery parameters:\n\n"
                + options("properties", "parameter");
    }

    String headers() {
        StringBuilder table = header("1,3,1", "Name", "Description", "Type");
        catalogue.path("headers").properties().forEach(entry -> {
            JsonNode header = entry.getValue();
            row(
                    table,
                    "`" + entry.getKey() + "` (" + header.path("group").asText() + ")\n\nConstant: `"
                            + header.path("constantName").asText().replaceFirst(".*\\.(\\w+)#", "$1.") + "`",
                    header.path("description").asText(),
                    header.path("javaType").asText());
        });
        return table.append("|===\n").toString();
    }

    private String options(String section, String kind) {
        StringBuilder table = header("2,5,1,2", "Name", "Description", "Default", "Type");
        catalogue.path(section).properties().stream()
                .filter(entry -> entry.getValue().path("kind").asText().equals(kind))
                .forEach(entry -> option(table, entry.getKey(), entry.getValue()));
        return table.append("|===\n").toString();
    }

    private static void option(StringBuilder table, String name, JsonNode option) {
        boolean required = option.path("required").asBoolean();
        String notes = (option.path("secret").asBoolean() ? " Secret." : "")
                + (option.path("autowired").asBoolean() ? " Autowired." : "")
                + (option.has("enum") ? " One of " + values(option.path("enum")) + "." : "");
        row(
                table,
                "`" + name + "` (" + option.path("group").asText() + ")",
                (required ? "*Required* " : "") + option.path("description").asText() + notes,
                option.path("defaultValue").asText(""),
                option.path("javaType").asText().replaceAll("\\w+\\.|<.*>", ""));
    }

    private static String values(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    /** Which object knows which operation: one line for each object. */
    String operations() {
        StringBuilder table = header("1,4,2", "Object", "Operations", "Keys of bulk operations, strongest first");
        for (PlanhatObject object : PlanhatObject.values()) {
            row(
                    table,
                    "`" + object.uriName() + "`",
                    names(object.operations().stream().map(Operation::uriName)),
                    object.operations().stream().anyMatch(o -> o.uriName().startsWith("bulk"))
                            ? names(object.keyables().stream())
                            : "");
        }
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (AnalyticsOperation operation : AnalyticsOperation.values()) {
            others.computeIfAbsent(operation.object(), o -> new ArrayList<>()).add(operation.operation());
        }
        others.put("request", List.of("get", "post", "put", "delete"));
        others.forEach((object, operations) -> row(table, "`" + object + "`", names(operations.stream()), ""));
        return table.append("|===\n").toString();
    }

    private static String names(Stream<String> names) {
        return names.map(name -> "`" + name + "`").collect(Collectors.joining(" "));
    }

    private static StringBuilder header(String columns, String... names) {
        return new StringBuilder("[width=\"100%\",cols=\"" + columns + "\",options=\"header\"]\n|===\n| "
                + String.join(" | ", names) + "\n\n");
    }

    private static void row(StringBuilder table, String... cells) {
        for (String cell : cells) {
            table.append("| ").append(cell.replace("|", "\\|")).append('\n');
        }
        table.append('\n');
    }
}
