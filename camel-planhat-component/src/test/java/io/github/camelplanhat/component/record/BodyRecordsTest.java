/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodyRecordsTest {
    private static final Map<String, Object> ACME = Map.of("name", "Acme");
    private static final Map<String, Object> BETA = Map.of("name", "Beta");

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private List<PlanhatRecord> read(Object body) {
        exchange.getMessage().setBody(body);
        List<PlanhatRecord> records = new ArrayList<>();
        BodyRecords.of(exchange, null).forEachRemaining(records::add);
        return records;
    }

    private List<Map<String, Object>> fields(Object body) {
        return read(body).stream().map(PlanhatRecord::fields).toList();
    }

    @Nested
    class JavaObjects {
        @Test
        void aMapIsOneRecord() {
            assertThat(fields(ACME)).containsExactly(ACME);
        }

        @Test
        void listsIteratorsIterablesStreamsAndArraysAreManyRecords() {
            List<Map<String, Object>> both = List.of(ACME, BETA);
            Iterable<Map<String, Object>> iterable = both::iterator;

            assertThat(fields(both)).isEqualTo(both);
            assertThat(fields(both.iterator())).isEqualTo(both);
            assertThat(fields(iterable)).isEqualTo(both);
            assertThat(fields(both.stream())).isEqualTo(both);
            assertThat(fields(both.toArray())).isEqualTo(both);
        }

        @Test
        void anIteratorIsReadLazily() {
            Iterator<Map<String, Object>> endless = Stream.iterate(1, i -> i + 1)
                    .map(i -> Map.<String, Object>of("name", i))
                    .iterator();
            exchange.getMessage().setBody(endless);

            assertThat(BodyRecords.of(exchange, null).next().fields()).isEqualTo(Map.of("name", 1));
        }

        @Test
        void nullsInMapsStay() {
            Map<String, Object> clearing = new HashMap<>();
            clearing.put("phase", null);

            assertThat(fields(clearing)).containsExactly(clearing);
        }

        @Test
        void aBeanIsReadWithoutItsNulls() {
            assertThat(fields(new Account("A-1", null))).containsExactly(Map.of("externalId", "A-1"));
        }

        @Test
        void jacksonNodesAreRecords() throws Exception {
            assertThat(fields(PlanhatJson.mapper().readTree("{\"name\":\"Acme\",\"phase\":null}"))
                            .get(0))
                    .containsEntry("name", "Acme")
                    .containsEntry("phase", null);
            assertThat(fields(PlanhatJson.mapper().readTree("[{\"name\":\"Acme\"},{\"name\":\"Beta\"}]")))
                    .containsExactly(ACME, BETA);
        }

        @Test
        void whatIsNoRecordKeepsItsPlaceWithAProblem() {
            List<PlanhatRecord> records = read(Arrays.asList(ACME, 17, null, "no json", BETA));

            assertThat(records).extracting(PlanhatRecord::index).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(records.get(1).problem()).isEqualTo("not a record but a Integer");
            assertThat(records.get(2).problem()).isEqualTo("not a record but null");
            assertThat(records.get(3).problem()).startsWith("cannot be read as a record: Unrecognized token 'no'");
            assertThat(records.get(4).fields()).isEqualTo(BETA);
        }

        @Test
        void aTextWithTwoRecordsIsNotTakenForTheFirst() {
            assertThat(read(List.of("{\"name\":\"Acme\"}{\"name\":\"Beta\"}")))
                    .singleElement()
                    .satisfies(record -> assertThat(record.problem()).contains("cannot be read as a record"));
        }

        @Test
        void anEmptyBodyIsRefused() {
            assertThatThrownBy(() -> read(null))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("the message body is empty");
        }

        @Test
        void aNumberIsRefused() {
            assertThatThrownBy(() -> read(17))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("the message body is a Integer");
        }
    }

    @Nested
    class Json {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[{\"name\":\"Acme\"},{\"name\":\"Beta\"}]",
                    "{\"name\":\"Acme\"}\n{\"name\":\"Beta\"}\n",
                    "{\"name\":\"Acme\"} {\"name\":\"Beta\"}"
                })
        void arraysAndNewlineDelimitedTextAreManyRecords(String json) {
            assertThat(fields(json)).containsExactly(ACME, BETA);
            assertThat(fields(json.getBytes(StandardCharsets.UTF_8))).containsExactly(ACME, BETA);
            assertThat(fields(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                    .containsExactly(ACME, BETA);
        }

        @Test
        void aSingleObjectIsOneRecord() {
            assertThat(fields("{\"name\":\"Acme\"}")).containsExactly(ACME);
        }

        @Test
        void aFileIsRead(@TempDir Path folder) throws Exception {
            File file = Files.writeString(folder.resolve("rows.jsonl"), "{\"name\":\"Acme\"}\n{\"name\":\"Beta\"}")
                    .toFile();

            assertThat(fields(file)).containsExactly(ACME, BETA);
        }

        @Test
        void nullsStayAndMoneyKeepsItsDigits() {
            assertThat(fields("{\"phase\":null,\"mrr\":83.33333333333333333333}")
                            .get(0))
                    .containsEntry("phase", null)
                    .containsEntry("mrr", new BigDecimal("83.33333333333333333333"));
        }

        @Test
        void anElementThatIsNoObjectKeepsItsPlace() {
            assertThat(read("[{\"name\":\"Acme\"},3]").get(1).problem()).isEqualTo("not a record but a Integer");
        }

        @Test
        void brokenTextTellsWhereItBreaks() {
            assertThatThrownBy(() -> read("[{\"name\":\"Acme\"},{\"name\":]"))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("at or after record 1");
        }

        @Test
        void anArrayThatIsCutOffIsNoEnd() {
            assertThatThrownBy(() -> read("[{\"name\":\"Acme\"}"))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("record 1");
        }

        @Test
        void textBehindTheArrayIsRefused() {
            assertThatThrownBy(() -> read("[{\"name\":\"Acme\"}] {\"name\":\"Beta\"}"))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("goes on after the end");
        }
    }

    @Nested
    class Keys {
        @Test
        void numbersCountAsKeysAndBlanksDoNot() {
            PlanhatRecord record =
                    new PlanhatRecord(0, Map.of("externalId", 1234, "sourceId", " ", "email", List.of()), null, null);

            assertThat(record.key("externalId")).isEqualTo("1234");
            assertThat(record.key("sourceId")).isNull();
            assertThat(record.key("email")).isNull();
            assertThat(record.key("_id")).isNull();
        }
    }

    record Account(String externalId, String phase) {}
}
