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

/** What each shape of answer says of three companies a, b and c, and of three without a key. */
class ExplanationTest {
    private static final String UNEXPLAINED = "unexplained";

    private static List<String> keyed(int status, String json) {
        return explain(
                status,
                json,
                Stream.of("a", "b", "c")
                        .map(id -> Map.<String, Object>of("externalId", id))
                        .toList());
    }

    private static List<String> one(int status, String json) {
        return explain(status, json, List.of(Map.of("externalId", "a")));
    }

    private static List<String> keyless(int status, String json) {
        return explain(
                status,
                json,
                Stream.of("A", "B", "C")
                        .map(name -> Map.<String, Object>of("name", name))
                        .toList());
    }

    private static List<String> explain(int status, String json, List<Map<String, Object>> records) {
        Batches batches = Batches.of(PlanhatObject.COMPANY, records);
        Batch batch = batches.all().get(0);
        List<Entry> rest = Explanation.of(
                batch.whole(), read(status, json), batches.index(batch), Writing.UPSERT, batches.resolution);
        return Stream.concat(batches.outcomes().stream(), rest.stream().map(e -> e.index + " " + UNEXPLAINED))
                .sorted()
                .toList();
    }

    private static BulkAnswer read(int status, String json) {
        try {
            return new BulkAnswerReader().read(status, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class CleanAnswers {
        @Test
        void namedRecordsAreConfirmedWithTheirIdInAnyOrder() {
            assertThat(
                            keyed(
                                    200,
                                    """
                            {"created":2,"updated":1,"nonupdates":0,"createdErrors":[],"updatedErrors":[],
                             "insertsKeys":[{"_id":"3","externalId":"c"},{"_id":"1","externalId":"a"}],
                             "updatesKeys":[{"_id":"2","externalId":"b"}]}"""))
                    .containsExactly("0 CREATED 1", "1 UPDATED 2", "2 CREATED 3");
        }

        @Test
        void theUnnamedRestIsUnchangedIfTheCountsAddUp() {
            assertThat(
                            keyed(
                                    200,
                                    """
                            {"created":1,"updated":0,"nonupdates":2,"insertsKeys":[{"_id":"1","externalId":"a"}]}"""))
                    .containsExactly("0 CREATED 1", "1 UNCHANGED", "2 UNCHANGED");
        }

        @Test
        void countsWithoutNamesConfirmIfThereIsOneKind() {
            assertThat(keyed(200, "{\"created\":3,\"updated\":0,\"nonupdates\":0}"))
                    .containsExactly("0 CREATED", "1 CREATED", "2 CREATED");
        }

        @Test
        void countsOfSeveralKindsWithoutNamesConfirmAndSayThatTheKindIsAGuess() {
            assertThat(keyed(200, "{\"created\":1,\"updated\":2,\"nonupdates\":0}"))
                    .allMatch(line -> line.contains("by the counts of the answer"))
                    .extracting(line -> line.split(" ")[1])
                    .containsExactly("CREATED", "UPDATED", "UPDATED");
        }

        @Test
        void aNameWithNothingButAnIdConfirmsTheOnlyRecord() {
            assertThat(one(200, "{\"created\":1,\"insertsKeys\":[{\"_id\":\"1\"}]}"))
                    .containsExactly("0 CREATED 1");
        }

        @Test
        void keylessRecordsAreConfirmedByCount() {
            assertThat(
                            keyless(
                                    200,
                                    "{\"created\":3,\"updated\":0,\"nonupdates\":0,\"insertsKeys\":[{\"_id\":\"1\"},{\"_id\":\"2\"},{\"_id\":\"3\"}]}"))
                    .containsExactly("0 CREATED", "1 CREATED", "2 CREATED");
        }

        @Test
        void numbersAsIdsAndUnknownPartsDoNotDisturb() {
            assertThat(
                            one(
                                    200,
                                    "{\"x\":{\"y\":[1]},\"created\":1,\"insertsKeys\":[{\"_id\":7,\"externalId\":\"a\",\"z\":null}],\"modified\":[\"7\"]}"))
                    .containsExactly("0 CREATED 7");
        }
    }

    @Nested
    class Errors {
        @Test
        void anErrorObjectWithTheItemInItRefusesItsRecord() {
            assertThat(
                            keyed(
                                    206,
                                    """
                            {"created":2,"updated":0,"nonupdates":0,
                             "insertsKeys":[{"_id":"1","externalId":"a"},{"_id":"2","externalId":"b"}],
                             "createdErrors":[{"item":{"externalId":"c"},"error":"name is missing"}]}"""))
                    .containsExactly("0 CREATED 1", "1 CREATED 2", "2 REFUSED (name is missing)");
        }

        @Test
        void anErrorObjectWithTheKeyInItRefusesItsRecord() {
            assertThat(
                            one(
                                    400,
                                    "{\"created\":0,\"updated\":0,\"createdErrors\":[{\"externalId\":\"a\",\"message\":\"bad\"}]}"))
                    .containsExactly("0 REFUSED (bad)");
        }

        @Test
        void anErrorTextRefusesTheOnlyRecordThatIsLeft() {
            assertThat(
                            keyed(
                                    206,
                                    """
                            {"created":2,"updated":0,"nonupdates":0,
                             "insertsKeys":[{"_id":"1","externalId":"a"},{"_id":"2","externalId":"b"}],
                             "createdErrors":["externalId,email duplicated"]}"""))
                    .containsExactly("0 CREATED 1", "1 CREATED 2", "2 REFUSED (externalId,email duplicated)");
        }

        @Test
        void anErrorTextAmongUnnamedRecordsLeavesThemUnexplained() {
            assertThat(keyed(206, "{\"created\":0,\"updated\":0,\"nonupdates\":2,\"updatedErrors\":[\"bad\"]}"))
                    .containsExactly("0 unexplained", "1 unexplained", "2 unexplained");
        }

        @Test
        void theUnnamedRestOfAnAnswerWithAnErrorIsNotConfirmed() {
            assertThat(
                            keyed(
                                    206,
                                    """
                            {"created":0,"updated":0,"nonupdates":2,
                             "updatedErrors":[{"item":{"externalId":"a"},"error":"bad"}]}"""))
                    .containsExactly("0 REFUSED (bad)", "1 unexplained", "2 unexplained");
        }

        @Test
        void severalTextsForSeveralRecordsAreToldTogether() {
            assertThat(
                            keyed(
                                    206,
                                    """
                            {"created":1,"updated":0,"nonupdates":0,"insertsKeys":[{"_id":"1","externalId":"a"}],
                             "createdErrors":["bad","worse"]}"""))
                    .containsExactly(
                            "0 CREATED 1", "1 REFUSED (one of: bad | worse)", "2 REFUSED (one of: bad | worse)");
        }

        @Test
        void errorsInsteadOfAnArrayCountToo() {
            assertThat(one(206, "{\"created\":0,\"updated\":0,\"nonupdates\":0,\"createdErrors\":\"all wrong\"}"))
                    .containsExactly("0 REFUSED (all wrong)");
        }

        @Test
        void keylessRecordsBesideAnErrorStayUnexplained() {
            assertThat(keyless(206, "{\"created\":2,\"updated\":0,\"nonupdates\":0,\"createdErrors\":[\"bad\"]}"))
                    .containsExactly("0 unexplained", "1 unexplained", "2 unexplained");
        }
    }

    @Nested
    class SilentAnswers {
        @Test
        void aRecordForWhichTheCountsLeaveNoRoomWasDropped() {
            assertThat(
                            keyed(
                                    200,
                                    """
                            {"created":2,"updated":0,"nonupdates":0,
                             "insertsKeys":[{"_id":"1","externalId":"a"},{"_id":"2","externalId":"b"}]}"""))
                    .containsExactly(
                            "0 CREATED 1",
                            "1 CREATED 2",
                            "2 REFUSED (Planhat took the call but did not store the record, and gave no reason)");
        }

        @Test
        void aDropAmongUnchangedRecordsIsUnexplained() {
            assertThat(keyed(200, "{\"created\":0,\"updated\":0,\"nonupdates\":2}"))
                    .containsExactly("0 unexplained", "1 unexplained", "2 unexplained");
        }

        @Test
        void anAnswerWithoutAnythingConfirmsNothing() {
            assertThat(keyed(200, ""))
                    .allMatch(line -> line.endsWith(UNEXPLAINED))
                    .hasSize(3);
            assertThat(keyed(200, "{}"))
                    .allMatch(line -> line.endsWith(UNEXPLAINED))
                    .hasSize(3);
            assertThat(keyed(200, "[]"))
                    .allMatch(line -> line.endsWith(UNEXPLAINED))
                    .hasSize(3);
            assertThat(keyed(200, "\"OK\""))
                    .allMatch(line -> line.endsWith(UNEXPLAINED))
                    .hasSize(3);
        }

        @Test
        void anAcceptedCallWithoutABodyRefusesNobody() {
            assertThat(one(204, "")).containsExactly("0 unexplained");
            assertThat(one(202, "")).containsExactly("0 unexplained");
        }

        @Test
        void aCountThatIsMissingIsNoZero() {
            assertThat(keyed(200, "{\"nonupdates\":0}"))
                    .containsExactly("0 unexplained", "1 unexplained", "2 unexplained");
        }

        @Test
        void anErrorBesideACountOfTheOnlyRecordLeavesItUnexplained() {
            assertThat(one(206, "{\"created\":1,\"updated\":0,\"nonupdates\":0,\"createdErrors\":[\"bad\"]}"))
                    .containsExactly("0 unexplained");
        }

        @Test
        void countsThatAreTooHighConfirmNothingButTheNamed() {
            assertThat(
                            keyed(
                                    200,
                                    "{\"created\":5,\"updated\":0,\"nonupdates\":0,\"insertsKeys\":[{\"_id\":\"1\",\"externalId\":\"a\"}]}"))
                    .containsExactly("0 CREATED 1", "1 unexplained", "2 unexplained");
        }

        @Test
        void namesOfStrangersConfirmNobody() {
            assertThat(
                            keyed(
                                    200,
                                    "{\"created\":1,\"updated\":0,\"nonupdates\":1,\"insertsKeys\":[{\"_id\":\"9\",\"externalId\":\"zz\"}]}"))
                    .allMatch(line -> line.endsWith(UNEXPLAINED));
        }
    }

    @Nested
    class RefusedCalls {
        @Test
        void aWholeBatchThatIsRefusedWithOneTextIsUnexplained() {
            assertThat(keyed(400, "{\"message\":\"something is wrong\"}"))
                    .containsExactly("0 unexplained", "1 unexplained", "2 unexplained");
        }

        @Test
        void aSingleRecordThatIsRefusedHasTheReasonWhateverItsForm() {
            assertThat(one(400, "{\"message\":\"something is wrong\"}"))
                    .containsExactly("0 REFUSED (something is wrong)");
            assertThat(one(400, "Bad Request")).containsExactly("0 REFUSED (Bad Request)");
            assertThat(one(400, "{\"createdErrors\":[\"bad\"]}")).containsExactly("0 REFUSED (bad)");
            assertThat(one(400, "")).containsExactly("0 REFUSED (Planhat answered 400 without a reason)");
        }

        @Test
        void oneErrorForEachRecordRefusesAll() {
            assertThat(keyed(400, "{\"created\":0,\"updated\":0,\"createdErrors\":[\"bad\",\"bad\",\"bad\"]}"))
                    .containsExactly("0 REFUSED (bad)", "1 REFUSED (bad)", "2 REFUSED (bad)");
        }

        @Test
        void severalErrorsOfOneRecordSayNothingOfTheOthers() {
            assertThat(
                            keyed(
                                    400,
                                    """
                            {"created":0,"updated":0,
                             "createdErrors":[{"externalId":"a","message":"bad"},{"externalId":"a","message":"too long"}],
                             "validationErrors":[{"externalId":"a","message":"bad"}]}"""))
                    .containsExactly("0 REFUSED (bad)", "1 unexplained", "2 unexplained");
        }

        @Test
        void goodRecordsThatAreNamedUnder400AreConfirmed() {
            assertThat(
                            keyed(
                                    400,
                                    "{\"created\":1,\"insertsKeys\":[{\"_id\":\"1\",\"externalId\":\"a\"}],\"createdErrors\":[\"bad\",\"bad\"]}"))
                    .startsWith("0 CREATED 1");
        }
    }

    @Nested
    class SharedKeys {
        private List<String> two(String json) {
            return explain(
                    200,
                    json,
                    List.of(
                            Map.of("email", "a@b.c", "companyId", "extid-1"),
                            Map.of("email", "a@b.c", "companyId", "extid-2")));
        }

        private List<String> explain(int status, String json, List<Map<String, Object>> endusers) {
            Batches batches = Batches.of(PlanhatObject.ENDUSER, endusers);
            Batch batch = batches.all().get(0);
            List<Entry> rest = Explanation.of(
                    batch.whole(), read(status, json), batches.index(batch), Writing.UPSERT, batches.resolution);
            return Stream.concat(batches.outcomes().stream(), rest.stream().map(e -> e.index + " " + UNEXPLAINED))
                    .sorted()
                    .toList();
        }

        @Test
        void areConfirmedIfTheyAreNamedOnceForEachRecord() {
            assertThat(
                            two(
                                    """
                            {"created":2,"updated":0,"nonupdates":0,"createdErrors":["of another"],
                             "insertsKeys":[{"_id":"1","email":"a@b.c"},{"_id":"2","email":"a@b.c"}]}"""))
                    .containsExactly("0 CREATED", "1 CREATED");
        }

        @Test
        void doNotConfirmARecordThatAStrongerKeyTellsApart() {
            List<Map<String, Object>> other =
                    List.of(Map.of("sourceId", "2", "externalId", "x", "companyId", "extid-2"));

            assertThat(explain(
                            206,
                            """
                            {"created":1,"updated":0,"nonupdates":0,"createdErrors":["bad"],
                             "insertsKeys":[{"_id":"1","sourceId":"1","externalId":"x"}]}""",
                            other))
                    .containsExactly("0 unexplained");
        }

        @Test
        void doNotConfirmAThirdRecordByAWeakerKey() {
            List<Map<String, Object>> three = List.of(
                    Map.of("externalId", "x", "companyId", "extid-1"),
                    Map.of("externalId", "x", "companyId", "extid-2"),
                    Map.of("externalId", "y", "email", "a@b.c", "companyId", "extid-3"));

            assertThat(explain(
                            206,
                            """
                            {"created":1,"updated":0,"nonupdates":0,"createdErrors":["bad"],
                             "insertsKeys":[{"_id":"1","externalId":"x","email":"a@b.c"}]}""",
                            three))
                    .containsExactly("0 unexplained", "1 unexplained", "2 unexplained");
        }

        @Test
        void nameNobodyIfTheyAreNamedLessOften() {
            assertThat(
                            two(
                                    """
                            {"created":1,"updated":0,"nonupdates":0,"createdErrors":["bad"],
                             "insertsKeys":[{"_id":"1","email":"a@b.c"}]}"""))
                    .containsExactly("0 unexplained", "1 unexplained");
        }
    }
}
