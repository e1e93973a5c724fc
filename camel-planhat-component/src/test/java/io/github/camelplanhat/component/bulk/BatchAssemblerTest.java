/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class BatchAssemblerTest {
    private static String body(Batch batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Part whole = batch.whole();
        whole.writeTo(out);
        assertThat(whole.length()).as("the length that is announced").isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Map<String, Object>> companies(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Map.<String, Object>of("externalId", "c" + i))
                .toList();
    }

    @Nested
    class Cutting {
        @Test
        void batchesAreCutByCount() {
            Batches batches = new Batches(PlanhatObject.COMPANY, 10, 32_000_000, companies(0, 25));

            assertThat(batches.all()).extracting(b -> b.entries.size()).containsExactly(10, 10, 5);
        }

        @Test
        void batchesAreCutByUtf8Bytes() throws IOException {
            List<Map<String, Object>> umlauts = IntStream.range(0, 40)
                    .mapToObj(i -> Map.<String, Object>of("externalId", "ä".repeat(100) + i))
                    .toList();

            List<Batch> all = new Batches(PlanhatObject.COMPANY, 5_000, 2_000, umlauts).all();

            assertThat(all).extracting(b -> b.entries.size()).containsExactly(9, 9, 9, 9, 4);
            for (Batch batch : all) {
                assertThat(body(batch).getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2_000);
            }
        }

        @Test
        void aBodyMayBeExactlyAsLongAsAllowed() throws IOException {
            // Two records of 22 bytes, a comma and two brackets.
            List<Map<String, Object>> two = List.of(Map.of("externalId", "ab01"), Map.of("externalId", "ab02"));

            assertThat(body(new Batches(PlanhatObject.COMPANY, 10, 45, two)
                            .all()
                            .get(0)))
                    .hasSize(45);
            assertThat(new Batches(PlanhatObject.COMPANY, 10, 44, two).all()).hasSize(2);
        }

        @Test
        void aRecordThatIsTooLargeByItselfIsRefused() {
            Batches batches = new Batches(
                    PlanhatObject.COMPANY,
                    10,
                    1_000,
                    List.of(Map.of("externalId", "x".repeat(2_000)), Map.of("externalId", "small")));

            assertThat(batches.all()).extracting(b -> b.entries.size()).containsExactly(1);
            assertThat(batches.outcomes())
                    .containsExactly("0 REFUSED (has 2017 bytes as JSON, more than maxBodyBytes=1000)");
        }

        @Test
        void theArrayOfADeliveredBatchIsFilledAgain() throws IOException {
            Batches batches = new Batches(PlanhatObject.COMPANY, 3, 32_000_000, companies(0, 8));
            Batch first = batches.next();
            byte[] array = first.buffer.bytes();
            Batch second = batches.next();
            batches.assembler.delivered(first);
            Batch third = batches.next();

            assertThat(third.buffer.bytes()).isSameAs(array);
            assertThat(body(second))
                    .isEqualTo("[{\"externalId\":\"c3\"},{\"externalId\":\"c4\"},{\"externalId\":\"c5\"}]");
            assertThat(body(third)).isEqualTo("[{\"externalId\":\"c6\"},{\"externalId\":\"c7\"}]");
        }

        @Test
        void recordsWithoutAKeyTravelApart() throws IOException {
            List<Batch> all = Batches.of(
                            PlanhatObject.COMPANY,
                            List.of(Map.of("externalId", "a"), Map.of("name", "x"), Map.of("externalId", "b")))
                    .all();

            assertThat(body(all.get(0))).isEqualTo("[{\"externalId\":\"a\"},{\"externalId\":\"b\"}]");
            assertThat(body(all.get(1))).isEqualTo("[{\"name\":\"x\"}]");
        }
    }

    @Nested
    class Refusing {
        @Test
        void anUnwritableRecordIsRefusedAndHarmsNoOther() throws IOException {
            Batches batches = Batches.of(
                    PlanhatObject.COMPANY,
                    List.of(
                            Map.of("externalId", "a"),
                            Map.of("externalId", "b", "mr", Double.NaN),
                            Map.of("externalId", "c")));

            assertThat(body(batches.all().get(0))).isEqualTo("[{\"externalId\":\"a\"},{\"externalId\":\"c\"}]");
            assertThat(batches.outcomes())
                    .containsExactly("1 REFUSED (field mr cannot be written as JSON: JSON has no number NaN)");
        }

        @Test
        void aValueThatFailsWhenItIsReadHarmsNoOther() throws IOException {
            Map<String, Object> lazy = new java.util.AbstractMap<>() {
                @Override
                public java.util.Set<Map.Entry<String, Object>> entrySet() {
                    throw new IllegalStateException("no session");
                }
            };
            Batches batches = Batches.of(
                    PlanhatObject.COMPANY,
                    List.of(Map.of("externalId", "a"), Map.of("externalId", "b", "custom", lazy)));

            assertThat(body(batches.all().get(0))).isEqualTo("[{\"externalId\":\"a\"}]");
            assertThat(batches.outcomes()).singleElement().asString().contains("1 REFUSED", "custom", "no session");
        }

        @Test
        void aValueThatHoldsItselfIsRefused() {
            Map<String, Object> endless = new HashMap<>();
            endless.put("self", endless);
            Batches batches = Batches.of(PlanhatObject.COMPANY, List.of(Map.of("externalId", "a", "custom", endless)));

            assertThat(batches.all()).isEmpty();
            assertThat(batches.outcomes()).singleElement().asString().startsWith("0 REFUSED (field custom");
        }

        @Test
        void aRecordWhoseOnlyKeyIsBlankIsRefused() {
            Batches batches = Batches.of(PlanhatObject.COMPANY, List.of(Map.of("externalId", " ", "name", "Acme")));

            assertThat(batches.all()).isEmpty();
            assertThat(batches.outcomes())
                    .containsExactly("0 REFUSED (its only key externalId is blank: leave it out, or give it a value)");
        }
    }

    @Test
    void keepsOfARecordOnlyItsBytesUnlessMoreIsAskedFor() {
        Map<String, Object> fields = Map.of("externalId", "a");

        Entry bytes = new Batches(PlanhatObject.COMPANY, Keeping.BYTES, List.of(fields))
                .next()
                .entries
                .get(0);
        Entry original = new Batches(PlanhatObject.COMPANY, Keeping.ORIGINALS, List.of(fields))
                .next()
                .entries
                .get(0);
        Entry all = new Batches(PlanhatObject.COMPANY, Keeping.FIELDS, List.of(fields))
                .next()
                .entries
                .get(0);

        assertThat(bytes.fields).isNull();
        assertThat(bytes.original).isNull();
        assertThat(original.fields).isNull();
        assertThat(original.original).isSameAs(fields);
        assertThat(all.fields).isSameAs(fields);
        assertThat(all.original).isSameAs(fields);
    }

    @Nested
    class Duplicates {
        @Test
        void areMergedFieldByFieldIntoTheLastOne() throws IOException {
            Map<String, Object> clearing = new HashMap<>();
            clearing.put("externalId", "a");
            clearing.put("phase", null);
            Batches batches = Batches.of(
                    PlanhatObject.COMPANY,
                    Arrays.asList(
                            Map.of("externalId", "a", "name", "Old", "custom", Map.of("Tier", 1, "Region", "N")),
                            Map.of("externalId", "b"),
                            Map.of("externalId", "a", "name", "New", "custom", Map.of("Tier", 2)),
                            clearing));
            Batch batch = batches.all().get(0);

            assertThat(batch.entries).extracting(e -> e.index).containsExactly(1L, 3L);
            assertThat(batch.buffer.fields(batch.entries.get(1)))
                    .containsEntry("name", "New")
                    .containsEntry("phase", null)
                    .containsEntry("custom", Map.of("Tier", 2, "Region", "N"));
            batch.entries.forEach(e -> batches.resolution.resolve(
                    e, io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED, "id" + e.index, null));
            assertThat(batches.outcomes())
                    .containsExactly(
                            "0 SKIPPED id3 (same record again at 3, which carries its fields)",
                            "1 CREATED id1",
                            "2 SKIPPED id3 (same record again at 3, which carries its fields)",
                            "3 CREATED id3");
        }

        @Test
        void keepTheValuesThatTheyWereGiven() throws IOException {
            Map<String, Object> exact = new LinkedHashMap<>();
            exact.put("externalId", "a");
            exact.put("mr", new BigDecimal("12345678901234567890.1200"));
            exact.put("longest", new BigDecimal("7".repeat(2_000)));
            exact.put("description of some length", "x".repeat(20_000_001));
            exact.put("h", 10L);
            exact.put("csmScore", 1.0);
            exact.put("customerFrom", LocalDate.of(2026, 3, 1));
            exact.put("description", "\"ä\" \uD83D\uDE00\n");
            exact.put("tags", List.of("x", 2));
            exact.put("phase", null);
            List<Map<String, Object>> twice = List.of(exact, Map.of("externalId", "a"));

            Batch merged = Batches.of(PlanhatObject.COMPANY, twice).all().get(0);
            Batch alone =
                    Batches.of(PlanhatObject.COMPANY, List.of(exact)).all().get(0);

            assertThat(merged.entries).hasSize(1);
            assertThat(body(merged)).isEqualTo(body(alone));
        }

        @Test
        void ofOneCompanyAreOneRecordWhateverJsonMakesOfItsId() {
            Object id = new Object() {
                @Override
                public String toString() {
                    return "extid-1";
                }
            };
            List<Map<String, Object>> three = List.of(
                    Map.of("sourceId", "1", "email", "old@b.c", "companyId", id),
                    Map.of("sourceId", "1", "email", "a@b.c", "companyId", id),
                    Map.of("email", "old@b.c", "companyId", id));

            assertThat(Batches.of(PlanhatObject.ENDUSER, three).all().get(0).entries)
                    .as("nobody has the old address any more")
                    .hasSize(2);
        }

        @Test
        void differInAStrongerKeyAreTwoRecords() {
            List<Map<String, Object>> two =
                    List.of(Map.of("sourceId", "1", "externalId", "x"), Map.of("sourceId", "2", "externalId", "x"));

            assertThat(Batches.of(PlanhatObject.COMPANY, two).all().get(0).entries)
                    .hasSize(2);
        }

        @Test
        void ofOneEmailInTwoCompaniesAreTwoRecords() {
            List<Map<String, Object>> two = List.of(
                    Map.of("email", "a@b.c", "companyId", "extid-1"), Map.of("email", "a@b.c", "companyId", "extid-2"));

            assertThat(Batches.of(PlanhatObject.ENDUSER, two).all().get(0).entries)
                    .hasSize(2);
        }

        @Test
        void ofOneEmailInOneCompanyAreOneRecord() {
            List<Map<String, Object>> two = List.of(
                    Map.of("email", "a@b.c", "companyId", "extid-1"), Map.of("email", "a@b.c", "companyId", "extid-1"));

            assertThat(Batches.of(PlanhatObject.ENDUSER, two).all().get(0).entries)
                    .hasSize(1);
        }

        @Test
        void ofAKeyThatALaterRecordReplacedAreTwoRecords() throws IOException {
            Batches batches = Batches.of(
                    PlanhatObject.COMPANY,
                    List.of(
                            Map.of("sourceId", "1", "externalId", "old"),
                            Map.of("sourceId", "1", "externalId", "new"),
                            Map.of("externalId", "old")));

            Batch batch = batches.all().get(0);
            batch.entries.forEach(e -> batches.resolution.resolve(
                    e, io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED, null, null));

            assertThat(body(batch))
                    .contains("\"externalId\":\"new\"")
                    .contains("{\"externalId\":\"old\"}")
                    .hasSize((int) batch.bytes() - 1);
            assertThat(batches.outcomes())
                    .extracting(line -> line.substring(0, 4))
                    .containsExactly("0 SK", "1 CR", "2 CR");
        }

        @Test
        void thatOneRecordTiesTogetherAreOneRecordInTheirOrder() {
            Batches batches = Batches.of(
                    PlanhatObject.COMPANY,
                    List.of(
                            Map.of("sourceId", "1", "name", "First", "city", "Oslo"),
                            Map.of("externalId", "x", "name", "Second"),
                            Map.of("sourceId", "1", "externalId", "x", "phase", "Live")));

            Batch batch = batches.all().get(0);
            List<Entry> entries = batch.entries;

            assertThat(entries).singleElement().satisfies(e -> assertThat(batch.buffer.fields(e))
                    .containsEntry("name", "Second")
                    .containsEntry("city", "Oslo")
                    .containsEntry("phase", "Live"));
            batches.resolution.resolve(
                    entries.get(0), io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED, null, null);
            assertThat(batches.outcomes())
                    .extracting(line -> line.substring(0, 4))
                    .containsExactly("0 SK", "1 SK", "2 CR");
        }

        @Test
        void doNotLoseTheGoodRecordToAnUnwritableOne() throws IOException {
            Batches batches = Batches.of(
                    PlanhatObject.COMPANY,
                    List.of(
                            Map.of("externalId", "a", "name", "Acme"),
                            Map.of("externalId", "a", "mr", Double.NaN),
                            Map.of("externalId", "a", "city", "Oslo")));

            Batch batch = batches.all().get(0);

            assertThat(batch.entries).singleElement().satisfies(e -> assertThat(batch.buffer.fields(e))
                    .containsEntry("name", "Acme")
                    .containsEntry("city", "Oslo")
                    .doesNotContainKey("mr"));
            assertThat(batches.outcomes()).singleElement().asString().startsWith("1 REFUSED (field mr");
        }

        @Test
        void fillABatchAsOtherRecordsDo() {
            List<Map<String, Object>> same = java.util.Collections.nCopies(95, Map.of("externalId", "N/A"));

            List<Batch> all = new Batches(PlanhatObject.COMPANY, 10, 32_000_000, same).all();

            assertThat(all).hasSize(10).allSatisfy(b -> assertThat(b.entries).hasSize(1));
        }

        @Test
        void ofGreatLengthDoNotPileUpInTheBuffer() {
            List<Map<String, Object>> same =
                    java.util.Collections.nCopies(200, Map.of("externalId", "a", "name", "x".repeat(900)));

            List<Batch> all = new Batches(PlanhatObject.COMPANY, 5_000, 1_000, same).all();

            assertThat(all).allSatisfy(b -> assertThat(b.buffer.size()).isLessThan(5_000));
        }

        @Test
        void inDifferentBatchesStayApart() {
            List<Map<String, Object>> two = List.of(Map.of("externalId", "a"), Map.of("externalId", "a"));

            assertThat(new Batches(PlanhatObject.COMPANY, 1, 32_000_000, two).all())
                    .hasSize(2);
        }
    }
}
