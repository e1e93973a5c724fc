/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.journal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTest {
    private static final String TOKEN = "test-token";
    private static final UnaryOperator<String> SECRETS = text -> text.replace(TOKEN, "***");
    private static final String ID = "5c3b8ad1f4d8e04f2a1b9c77";

    private static String body(boolean personalData, String text) {
        return new Masking(personalData).body(text.getBytes(StandardCharsets.UTF_8), false, SECRETS);
    }

    private static String cut(boolean personalData, String text) {
        return new Masking(personalData).body(text.getBytes(StandardCharsets.UTF_8), true, SECRETS);
    }

    private static String path(boolean personalData, boolean foreign, String path, Map<String, String> query) {
        return new Masking(personalData).path(path, query, foreign, SECRETS);
    }

    @Nested
    class Bodies {
        @Test
        void namesStayAndValuesGo() {
            assertThat(body(false, "{\"email\":\"jane@acme.test\",\"custom\":{\"Salary\":1200},\"beats\":[3,\"x\"]}"))
                    .isEqualTo("{\"email\":\"***\",\"custom\":{\"Salary\":\"***\"},\"beats\":[\"***\",\"***\"]}");
        }

        @Test
        void whatTellsNothingOfAPersonStays() {
            String json = "{\"_id\":\"" + ID + "\",\"archived\":true,\"phase\":null}";

            assertThat(body(false, json)).isEqualTo(json);
        }

        @Test
        void theCountsOfAnAnswerStay() {
            String json = "{\"created\":1,\"updated\":2,\"nonupdates\":3,\"insertsKeys\":[{\"_id\":\"" + ID + "\"}]}";

            assertThat(body(false, json)).isEqualTo(json);
        }

        @Test
        void anErrorStaysWithoutWhatItQuotes() {
            assertThat(body(false, "{\"createdErrors\":[{\"message\":\"email jane@acme.test of 'Jane' is taken\"}]}"))
                    .isEqualTo("{\"createdErrors\":[{\"message\":\"email *** of *** is taken\"}]}");
            assertThat(body(false, "{\"updatedErrors\":[\"no company for 123456\"]}"))
                    .isEqualTo("{\"updatedErrors\":[\"no company for ***\"]}");
        }

        @Test
        void personalDataStaysWhereItIsAllowed() {
            String json = "{\"email\":\"jane@acme.test\",\"mrr\":1200.50}";

            assertThat(body(true, json)).isEqualTo(json);
        }

        @Test
        void secretsGoEvenThere() {
            assertThat(body(true, "{\"name\":\"test-\\u0074oken\",\"note\":\"my test-token\",\"apiKey\":\"k\"}"))
                    .isEqualTo("{\"name\":\"***\",\"note\":\"my ***\",\"apiKey\":\"***\"}");
        }

        @Test
        void jsonThatIsCutIsShownUpToThere() {
            assertThat(cut(false, "[{\"name\":\"a\"},{\"name\":\"b\",\"pho"))
                    .isEqualTo("[{\"name\":\"***\"},{\"name\":\"***\"…");
        }

        @Test
        void aValueThatIsCutIsNotShown() {
            assertThat(cut(true, "{\"name\":\"test-tok")).isEqualTo("{\"name\":\"***\"…");
        }

        @Test
        void whatIsNoJsonIsShownOnlyWithPersonalDataAndWhole() {
            assertThat(body(false, "<p>Jane</p>")).isEqualTo("(11 bytes that are no JSON)");
            assertThat(cut(true, "Jane test-tok")).isEqualTo("(13 bytes and more that are no JSON)");
            assertThat(body(true, "Jane test-token")).isEqualTo("Jane ***");
        }

        @Test
        void noBodyIsNoText() {
            assertThat(body(false, "")).isEmpty();
        }
    }

    @Nested
    class Errors {
        @Test
        void aTextStaysWithoutWhatItQuotes() {
            assertThat(new Masking(false).error("no permission for \"Jane\", said test-token", SECRETS))
                    .isEqualTo("no permission for ***, said ***");
        }

        @Test
        void jsonIsMaskedAsJson() {
            assertThat(new Masking(false).error("{\"error\":\"bad\",\"item\":{\"name\":\"Jane\"}}", SECRETS))
                    .isEqualTo("{\"error\":\"bad\",\"item\":{\"name\":\"***\"}}");
        }
    }

    @Nested
    class Paths {
        @Test
        void foreignIdsAreMaskedButNotTheirKind() {
            assertThat(path(false, false, "/companies/extid-jane%40acme.test", Map.of()))
                    .isEqualTo("/companies/extid-***");
            assertThat(path(false, false, "/companies/srcid-7", Map.of())).isEqualTo("/companies/srcid-***");
            assertThat(path(false, false, "/companies/" + ID, Map.of())).isEqualTo("/companies/" + ID);
        }

        @Test
        void ofAForeignPathOnlyTheFirstSegmentStays() {
            assertThat(path(true, true, "/deals/Jane", Map.of())).isEqualTo("/deals/***");
        }

        @Test
        void pagingParametersStayAndFiltersAreMasked() {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("limit", "2000");
            query.put("companyId", ID);
            query.put("email", "jane@acme.test");

            assertThat(path(false, false, "/endusers", query))
                    .isEqualTo("/endusers?limit=2000&companyId=" + ID + "&email=***");
        }

        @Test
        void aSecretInTheQueryIsMaskedWhateverIsAllowed() {
            assertThat(path(true, false, "/endusers", Map.of("access_token", "abc")))
                    .isEqualTo("/endusers?access_token=***");
            assertThat(path(true, false, "/endusers", Map.of("q", "test-token")))
                    .isEqualTo("/endusers?q=***");
        }
    }
}
