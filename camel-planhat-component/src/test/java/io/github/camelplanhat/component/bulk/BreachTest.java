/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

/** What answers say that an update or an insert of three companies must not do. */
class BreachTest {
    private static List<String> update(String json) {
        return explain(
                Writing.UPDATE,
                json,
                Stream.of("a", "b", "c")
                        .map(id -> Map.<String, Object>of("_id", id, "name", "X"))
                        .toList());
    }

    private static List<String> insert(String json) {
        return explain(
                Writing.INSERT,
                json,
                Stream.of("a", "b", "c")
                        .map(id -> Map.<String, Object>of("externalId", id))
                        .toList());
    }

    /** One line a record: its position, its status or "open", and its id. */
    private static List<String> explain(Writing writing, String json, List<Map<String, Object>> records) {
        Batches batches = Batches.of(PlanhatObject.COMPANY, records);
        Batch batch = batches.all().get(0);
        List<Entry> rest;
        try {
            BulkAnswer answer =
                    new BulkAnswerReader().read(200, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            rest = Explanation.of(batch.whole(), answer, batches.index(batch), writing, batches.resolution);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.concat(
                        batches.outcomes().stream().map(line -> line.replaceAll(" \\(.*", "")),
                        rest.stream().map(e -> e.index + " open"))
                .sorted()
                .toList();
    }

    @Nested
    class Updates {
        @Test
        void thatAreCleanAreConfirmed() {
            assertThat(
                            update(
                                    "{\"created\":0,\"updated\":2,\"nonupdates\":1,\"updatesKeys\":[{\"_id\":\"a\"},{\"_id\":\"c\"}]}"))
                    .containsExactly("0 UPDATED a", "1 UNCHANGED", "2 UPDATED c");
        }

        @Test
        void thatCreatedOneOfThemConfirmTheOthers() {
            assertThat(update("{\"created\":1,\"updated\":1,\"nonupdates\":1,\"insertsKeys\":[{\"_id\":\"b\"}],"
                            + "\"updatesKeys\":[{\"_id\":\"a\"}]}"))
                    .containsExactly("0 UPDATED a", "1 UNKNOWN b", "2 UNCHANGED");
        }

        @Test
        void thatCreatedSomethingElseConfirmOnlyWhatTheyName() {
            assertThat(update("{\"created\":1,\"updated\":1,\"nonupdates\":1,\"insertsKeys\":[{\"_id\":\"new\"}],"
                            + "\"updatesKeys\":[{\"_id\":\"a\"}]}"))
                    .containsExactly("0 UPDATED a", "1 UNKNOWN", "2 UNKNOWN");
        }

        @Test
        void thatCreatedWithoutANameConfirmOnlyWhatTheyName() {
            assertThat(update("{\"created\":1,\"updated\":1,\"nonupdates\":1,\"updatesKeys\":[{\"_id\":\"a\"}]}"))
                    .containsExactly("0 UPDATED a", "1 UNKNOWN", "2 UNKNOWN");
        }

        @Test
        void thatContradictThemselvesConfirmNothing() {
            assertThat(update("{\"created\":3,\"updated\":3,\"nonupdates\":0,"
                            + "\"updatesKeys\":[{\"_id\":\"a\"},{\"_id\":\"b\"},{\"_id\":\"c\"}]}"))
                    .containsExactly("0 UNKNOWN", "1 UNKNOWN", "2 UNKNOWN");
        }

        @Test
        void ofRecordsThatWereNotSentConfirmNothingByCount() {
            assertThat(
                            update(
                                    "{\"created\":0,\"updated\":3,\"nonupdates\":0,\"updatesKeys\":[{\"_id\":\"a\"},{\"_id\":\"x\"}]}"))
                    .containsExactly("0 UPDATED a", "1 UNKNOWN", "2 UNKNOWN");
        }
    }

    @Nested
    class Inserts {
        @Test
        void thatAreCleanAreConfirmed() {
            assertThat(insert("{\"created\":3,\"updated\":0,\"nonupdates\":0}"))
                    .containsExactly("0 CREATED", "1 CREATED", "2 CREATED");
        }

        @Test
        void thatChangedOneOfThemConfirmTheOthers() {
            assertThat(insert("{\"created\":2,\"updated\":1,\"nonupdates\":0,\"insertsKeys\":[],"
                            + "\"updatesKeys\":[{\"_id\":\"1\",\"externalId\":\"b\"}]}"))
                    .containsExactly("0 CREATED", "1 UNKNOWN 1", "2 CREATED");
        }

        @Test
        void thatFoundOneUnchangedConfirmOnlyWhatTheyName() {
            assertThat(insert("{\"created\":2,\"updated\":0,\"nonupdates\":1,"
                            + "\"insertsKeys\":[{\"_id\":\"1\",\"externalId\":\"a\"}]}"))
                    .containsExactly("0 CREATED 1", "1 UNKNOWN", "2 UNKNOWN");
        }

        @Test
        void thatStayOpenAreNotConfirmedByWhatIsNotAllowed() {
            assertThat(insert("{\"created\":0,\"updated\":3,\"nonupdates\":0}"))
                    .containsExactly("0 UNKNOWN", "1 UNKNOWN", "2 UNKNOWN");
        }
    }
}
