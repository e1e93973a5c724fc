/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.datapath;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataPathTest {
    private static final Map<String, Object> ANSWER = Map.of(
            "meta",
            Map.of("total", 2),
            "data",
            List.of(Map.of("id", 1, "parts", List.of(Map.of("p", "a"), Map.of("p", "b"))), Map.of("id", 2)),
            "tags",
            List.of("x", "y"));

    private static List<Map<String, Object>> at(String path, Object answer) {
        return DataPath.parse("path", path).records(answer);
    }

    @Test
    void thePathLeadsToTheRecords() {
        assertThat(at("$[*]", List.of(Map.of("a", 1)))).containsExactly(Map.of("a", 1));
        assertThat(at("$.data[*]", ANSWER)).extracting(r -> r.get("id")).containsExactly(1, 2);
        assertThat(at("$.data", ANSWER)).extracting(r -> r.get("id")).containsExactly(1, 2);
        assertThat(at("$.data[*].parts[*]", ANSWER)).extracting(r -> r.get("p")).containsExactly("a", "b");
        assertThat(at("$.data[?(@.id == 2)]", ANSWER)).containsExactly(Map.of("id", 2));
        assertThat(at("$.meta", ANSWER)).containsExactly(Map.of("total", 2));
        assertThat(at("$", Map.of("a", 1))).containsExactly(Map.of("a", 1));
    }

    @Test
    void whatIsNoObjectBecomesOne() {
        assertThat(at("$.tags[*]", ANSWER)).containsExactly(Map.of("value", "x"), Map.of("value", "y"));
    }

    @Test
    void aPathThatLeadsNowhereSaysWhatIsThere() {
        assertThatThrownBy(() -> at("$.rows[*]", ANSWER))
                .isInstanceOf(DataPathException.class)
                .hasMessage("the answer has nothing at $.rows[*]; its records may be at $.data[*]");
        assertThatThrownBy(() -> at("$[*]", Map.of("a", 1)))
                .hasMessage("the answer has nothing at $[*]; its records may be at $");
        assertThatThrownBy(() -> at("$.a", "text"))
                .hasMessage("the answer has nothing at $.a; it is no object and no array");
    }

    @Test
    void anAnswerWithoutABodyHasNoRecords() {
        assertThat(at("$[*]", null)).isEmpty();
        assertThat(at("$.data[*]", null)).isEmpty();
        assertThat(at("$[*]", List.of())).isEmpty();
        assertThat(at("$.data[*]", Map.of("data", List.of()))).isEmpty();
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> DataPath.parse("path", "data[*]"))
                .hasMessageStartingWith("path: 'data[*]' is no JSONPath");
        assertThatThrownBy(() -> DataPath.parse("path", "$.[*")).hasMessageStartingWith("path: '$.[*' is no JSONPath");
    }

    @Test
    void pathsAreSuggestedTheShortestFirst() {
        assertThat(SuggestedPath.of(ANSWER))
                .containsExactly(
                        new SuggestedPath("$.data[*]", 2),
                        new SuggestedPath("$.data[*].parts[*]", 2),
                        new SuggestedPath("$", 1));
        assertThat(SuggestedPath.of(List.of(Map.of("two words", List.of(Map.of())))))
                .extracting(SuggestedPath::path)
                .containsExactly("$[*]", "$[*]['two words'][*]");
        assertThat(SuggestedPath.of(Map.of("a", 1))).containsExactly(new SuggestedPath("$", 1));
        assertThat(SuggestedPath.of(Map.of("_id", "x", "licenses", List.of(Map.of()))))
                .extracting(SuggestedPath::path)
                .containsExactly("$", "$.licenses[*]");
        assertThat(SuggestedPath.of(Map.of("it's", List.of(Map.of("a\\b", List.of(Map.of()))))))
                .allSatisfy(s ->
                        assertThat(DataPath.parse("path", s.path()).toString()).isEqualTo(s.path()));
        assertThat(SuggestedPath.of(Map.of())).isEmpty();
        assertThat(SuggestedPath.of(null)).isEmpty();
    }

    @Test
    void everySuggestedPathLeadsToAsManyRecordsAsItSays() {
        for (SuggestedPath suggested : SuggestedPath.of(ANSWER)) {
            assertThat(at(suggested.path(), ANSWER)).hasSize((int) suggested.records());
        }
    }

    @Test
    void fieldsAreSeenWithTheirTypes() {
        List<Map<String, Object>> records = List.of(
                Map.of("a", 1, "custom", Map.of("Tier", "gold")),
                Map.of("a", "x", "custom", Map.of("Tier", true)),
                Map.of("b", List.of()));

        assertThat(FieldSeen.in(records))
                .containsExactlyInAnyOrder(
                        new FieldSeen("a", List.of("number", "string"), 2),
                        new FieldSeen("custom.Tier", List.of("boolean", "string"), 2),
                        new FieldSeen("b", List.of("array"), 1));
    }
}
