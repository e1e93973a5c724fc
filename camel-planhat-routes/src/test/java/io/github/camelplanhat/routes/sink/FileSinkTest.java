/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileSinkTest {
    @RegisterExtension
    final SinkHost sink = new SinkHost();

    @TempDir
    Path dir;

    private static Map<String, Object> company(String id, String name) {
        Map<String, Object> company = new LinkedHashMap<>();
        company.put("_id", id);
        company.put("name", name);
        return company;
    }

    private String text(String file) throws IOException {
        return Files.readString(dir.resolve("out").resolve(file));
    }

    private void start(String kamelet) throws Exception {
        sink.start("kamelet:" + kamelet + (kamelet.contains("?") ? "&" : "?") + "directory=" + dir.resolve("out"));
    }

    @Nested
    class JsonLines {
        @Test
        void areOneObjectALineInAFileOfTheirRun() throws Exception {
            start("planhat-jsonl-sink");

            sink.write("company", List.of(company("1", "Ac\nme"), company("2", "Bölt")));
            sink.write("company", List.of(company("3", "Core")));
            sink.write("enduser", List.of(company("4", "Jo")));

            assertThat(text("company-r1.jsonl"))
                    .isEqualTo("{\"_id\":\"1\",\"name\":\"Ac\\nme\"}\n{\"_id\":\"2\",\"name\":\"Bölt\"}\n"
                            + "{\"_id\":\"3\",\"name\":\"Core\"}\n");
            assertThat(text("enduser-r1.jsonl")).startsWith("{\"_id\":\"4\"");
        }

        @Test
        void tellOfDeletedRecords() throws Exception {
            start("planhat-jsonl-sink");

            sink.delete("company", "1");

            assertThat(text("company-r1.jsonl")).isEqualTo("{\"_id\":\"1\",\"_deleted\":true}\n");
        }

        @Test
        void passOverDeletedRecordsIfTheyAreToBeIgnored() throws Exception {
            start("planhat-jsonl-sink?deletes=ignore");

            sink.delete("company", "1");

            assertThat(dir.resolve("out")).doesNotExist();
        }
    }

    @Nested
    class Csv {
        @Test
        void hasAColumnForWhatTheCatalogueKnowsAndOneForTheRest() throws Exception {
            start("planhat-csv-sink");
            Map<String, Object> company = company("1", "Acme, \"Inc\"\nBerlin");
            company.put("custom", Map.of("Tier", "gold"));
            company.put("unheardOf", 3);
            company.put("phase", "");

            sink.write("company", List.of(company, company("2", "Bolt")));

            List<Map<String, String>> rows = csv("company-r1.csv");
            assertThat(rows.get(0))
                    .containsEntry("_id", "1")
                    .containsEntry("name", "Acme, \"Inc\"\nBerlin")
                    .containsEntry("custom", "{\"Tier\":\"gold\"}")
                    .containsEntry("_other", "{\"unheardOf\":3}")
                    .containsEntry("_deleted", "false")
                    .containsKey("externalId");
            assertThat(rows.get(1)).containsEntry("name", "Bolt").containsEntry("_other", "");
            assertThat(text("company-r1.csv")).contains(",\"\",");
        }

        @Test
        void hasTheChosenColumnsAndNoOther() throws Exception {
            start("planhat-csv-sink?columns=_id,custom.Tier&delimiter=;&deletes=ignore");
            Map<String, Object> company = company("1", "Acme");
            company.put("custom", Map.of("Tier", "go;ld"));

            sink.write("company", List.of(company));
            sink.write("company", List.of(company("2", "Bolt")));

            assertThat(text("company-r1.csv")).isEqualTo("_id;\"custom.Tier\"\n\"1\";\"go;ld\"\n\"2\";\n");
        }

        @Test
        void aHalfBatchIsCutOffEvenInTheMiddleOfAQuotedCell() throws Exception {
            start("planhat-csv-sink?columns=_id,name&deletes=ignore");
            sink.write("company", List.of(company("1", "Acme")));
            append("company-r1.csv", "2,\"Bo\nlt\"\n3,\"half a cell\n");

            sink.write("company", List.of(company("2", "Bolt")));

            assertThat(text("company-r1.csv")).isEqualTo("_id,name\n1,Acme\n2,Bolt\n");
        }

        @Test
        void aFileThatSomebodyBroughtIsContinuedOnlyIfItHasTheseColumns() throws Exception {
            start("planhat-csv-sink?fileName={object}.csv&columns=_id,name&deletes=ignore");
            Files.createDirectories(dir.resolve("out"));
            Files.writeString(dir.resolve("out/company.csv"), "_id,name\n0,Old\n");
            Files.writeString(dir.resolve("out/enduser.csv"), "name,_id\nOld,0\n");

            sink.write("company", List.of(company("1", "Acme")));

            assertThat(text("company.csv")).isEqualTo("_id,name\n0,Old\n1,Acme\n");
            assertThatThrownBy(() -> sink.write("enduser", List.of(company("1", "Jo"))))
                    .hasMessageContaining("enduser.csv")
                    .hasMessageContaining("another first line");
            assertThat(text("enduser.csv")).isEqualTo("name,_id\nOld,0\n");
        }

        @Test
        void aFileWithOtherColumnsIsNotContinued() throws Exception {
            start("planhat-csv-sink?columns=_id,name&deletes=ignore");
            sink.write("company", List.of(company("1", "Acme")));
            sink.afterEach(null);

            SinkHost other = new SinkHost()
                    .start("kamelet:planhat-csv-sink?columns=_id,phase&deletes=ignore&directory=" + dir.resolve("out"));
            try {
                assertThatThrownBy(() -> other.write("company", List.of(company("2", "Bolt"))))
                        .hasMessageContaining("[_id, name]")
                        .hasMessageContaining("fileName");
            } finally {
                other.afterEach(null);
            }
        }
    }

    @Nested
    class AfterAKill {
        @Test
        void whatIsBehindTheLastWholeBatchIsCutOff() throws Exception {
            start("planhat-jsonl-sink");
            sink.write("company", List.of(company("1", "Acme")));
            append("company-r1.jsonl", "{\"_id\":\"2\"}\n{\"_id\":\"3\",\"na");

            sink.write("company", List.of(company("2", "Bolt")));

            assertThat(text("company-r1.jsonl").lines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("Bolt");
        }

        /** The process died after it had made the file, and before the first batch was whole. */
        @Test
        void halfAFirstBatchIsCutOff() throws Exception {
            start("planhat-jsonl-sink");
            sink.write("company", List.of(company("1", "Acme")));
            Files.writeString(dir.resolve("out/.company-r1.jsonl.committed"), "{\"length\":0,\"header\":[]}");

            sink.write("company", List.of(company("2", "Bolt")));

            assertThat(text("company-r1.jsonl")).isEqualTo("{\"_id\":\"2\",\"name\":\"Bolt\"}\n");
        }

        @Test
        void aFileThatWasShortenedIsNotWrittenTo() throws Exception {
            start("planhat-jsonl-sink");
            sink.write("company", List.of(company("1", "Acme")));
            Files.writeString(dir.resolve("out/company-r1.jsonl"), "{}\n");

            assertThatThrownBy(() -> sink.write("company", List.of(company("2", "Bolt"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("somebody has changed it");
        }

        @Test
        void aFileThatWasMovedAwayIsBegunAnew() throws Exception {
            start("planhat-jsonl-sink");
            sink.write("company", List.of(company("1", "Acme")));
            Files.delete(dir.resolve("out/company-r1.jsonl"));

            sink.write("company", List.of(company("2", "Bolt")));
            append("company-r1.jsonl", "{\"_id\"");
            sink.write("company", List.of(company("3", "Core")));

            assertThat(text("company-r1.jsonl").lines()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "a/b", ".hidden", "c:\\x"})
    void noMessageLeadsOutOfTheFolder(String object) throws Exception {
        start("planhat-jsonl-sink");

        sink.write(object, List.of(company("1", "Acme")));

        try (var files = Files.walk(dir)) {
            assertThat(files.filter(f -> f.toString().endsWith(".jsonl")).map(f -> f.getParent()))
                    .containsExactly(dir.resolve("out"));
        }
    }

    @Test
    void aPatternThatWantsACompanyNeedsOne() throws Exception {
        start("planhat-jsonl-sink?fileName={company}.jsonl");

        assertThatThrownBy(() -> sink.write("enduser", List.of(company("1", "Jo"))))
                .hasMessageContaining("wants the company");
    }

    @Test
    void anUnknownPlaceholderStopsTheStart() {
        assertThatThrownBy(() -> start("planhat-jsonl-sink?fileName={objekt}.jsonl"))
                .rootCause()
                .hasMessageContaining("{objekt}")
                .hasMessageContaining("object");
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(dir.resolve("out").resolve(file), text, StandardOpenOption.APPEND);
    }

    private List<Map<String, String>> csv(String file) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text(file))) {
            return new ArrayList<>(rows.readAll());
        }
    }
}
