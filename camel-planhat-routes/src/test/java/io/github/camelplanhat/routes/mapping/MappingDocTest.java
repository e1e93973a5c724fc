/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the examples of the reference page, and compares its tables with the code. */
class MappingDocTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile(
            "```yaml (\\w+)\\n(.*?)```\\s+```json row\\n(.*?)```\\s+```json record\\n(.*?)```", Pattern.DOTALL);

    /** What Planhat has, as the page supposes. */
    private static final References REFERENCES = (object, field, value) ->
            List.of(object == PlanhatObject.USER ? "5f1e8a3b9c2d4e0012ab34cd" : "61a7c4e2f0b93d0013cd56ef");

    private static String page() throws Exception {
        return Files.readString(Path.of("../docs/mapping.md"));
    }

    static Stream<Arguments> examples() throws Exception {
        return EXAMPLE.matcher(page()).results().map(m -> Arguments.of(m.group(1), m.group(2), m.group(3), m.group(4)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleDoesWhatThePageSays(String object, String mapping, String row, String record) throws Exception {
        MappedRow mapped = Mappings.of(PlanhatObject.find(object).orElseThrow(), mapping)
                .newRowMapper(REFERENCES)
                .map(JSON.readValue(row, new TypeReference<Map<String, Object>>() {}));

        assertThat(mapped.reason()).isNull();
        assertThat(JSON.readTree(JSON.writeValueAsString(mapped.record()))).isEqualTo(JSON.readTree(record));
    }

    @Test
    void everyYamlBlockIsAnExampleThatRuns() throws Exception {
        assertThat(examples()).hasSize((int)
                Pattern.compile("```yaml").matcher(page()).results().count());
    }

    @Test
    void thePageListsEveryType() throws Exception {
        assertThat(rows("## Types")).containsExactlyElementsOf(ValueType.labels());
    }

    @Test
    void thePageListsEveryKey() throws Exception {
        assertThat(rows("## The long form")).containsExactlyInAnyOrderElementsOf(FieldRuleReader.KEYS);
    }

    /** The first cells of the table below a heading. */
    private static List<String> rows(String heading) throws Exception {
        String section =
                page().substring(page().indexOf(heading)).replaceFirst("(?s)^(## [^\\n]*\\n.*?)\\n## .*", "$1");
        return Pattern.compile("^\\| `(\\w+)`", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }
}
