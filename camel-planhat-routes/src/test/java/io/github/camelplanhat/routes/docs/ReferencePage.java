/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The examples of the component's reference page, in both of its languages. */
final class ReferencePage {
    enum Language {
        JAVA,
        YAML
    }

    private static final Path FILE = Path.of("../camel-planhat-component/src/main/docs/planhat-component.adoc");
    private static final Pattern ENDPOINT = Pattern.compile("planhat:(\\w+/\\w+)");

    private ReferencePage() {}

    static List<String> examples(Language language) throws IOException {
        String name = language.name().toLowerCase(Locale.ROOT);
        return Pattern.compile("\\[source,\\h*" + name + "]\n----\n(.*?)\n----", Pattern.DOTALL)
                .matcher(Files.readString(FILE))
                .results()
                .map(listing -> listing.group(1))
                .toList();
    }

    /** Object and operation of every planhat: endpoint in the examples. */
    static Set<String> operations(Language language) throws IOException {
        return examples(language).stream()
                .flatMap(example -> ENDPOINT.matcher(example).results())
                .map(endpoint -> endpoint.group(1))
                .collect(Collectors.toSet());
    }

    /** Adds the routes of all examples to a context; what is compiled goes to a folder. */
    static void load(CamelContext camel, Language language, Path classes) throws Exception {
        List<String> examples = examples(language);
        if (language == Language.YAML) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(IntStream.range(0, examples.size())
                            .mapToObj(i -> ResourceHelper.fromString("example" + i + ".yaml", examples.get(i)))
                            .toList());
            return;
        }
        for (RoutesBuilder routes : JavaExamples.compile(examples, classes)) {
            camel.addRoutes(routes);
        }
    }
}
