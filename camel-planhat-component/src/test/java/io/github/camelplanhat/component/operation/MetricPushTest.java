/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.analytics.MetricPoint;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.fault.FaultRule;
import io.github.camelplanhat.simulator.journal.Host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MetricPushTest extends SimulatorTest {
    private static final String PUSH = "planhat:metric/push";

    @BeforeEach
    void seed() {
        seedCompany("a");
    }

    private static Map<String, Object> metric(Object value) {
        return metric("logins", "a", value);
    }

    private static Map<String, Object> metric(String dimensionId, String externalId, Object value) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("dimensionId", dimensionId);
        metric.put("externalId", externalId);
        metric.put("value", value);
        return metric;
    }

    private static Map<String, Object> with(Map<String, Object> metric, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(metric);
        changed.put(field, value);
        return changed;
    }

    private BulkOutcome push(Object body) {
        return push("", body);
    }

    private BulkOutcome push(String options, Object body) {
        return camel().send(PUSH + options, body, BulkOutcome.class);
    }

    private String refusal(Map<String, Object> metric) {
        BulkOutcome outcome = push(metric);
        assertThat(outcome.getRefused()).isEqualTo(1);
        assertThat(calls()).isEmpty();
        return outcome.getRecords().get(0).reason();
    }

    private FaultRule fault() {
        return simulator().faults().next().host(Host.ANALYTICS);
    }

    private List<MetricPoint> points() {
        return simulator().metrics().points();
    }

    private static List<Map<String, Object>> several(int count) {
        return IntStream.range(0, count).mapToObj(i -> metric(i)).toList();
    }

    @Test
    void valuesArriveAndAreSentButNeverConfirmed() {
        BulkOutcome outcome = push("?outcomes=all", List.of(metric(3), metric(4.5)));

        assertThat(points())
                .extracting(MetricPoint::value)
                .map(Number::doubleValue)
                .containsExactly(3.0, 4.5);
        assertThat(outcome.getSent()).isEqualTo(2);
        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsOnly(OutcomeStatus.SENT);
        assertThat(outcome.getRecords()).extracting(RecordOutcome::key).containsOnly("externalId=a");
        assertThat(outcome.isClean()).isTrue();
        assertThat(OutcomeStatus.SENT.confirmed()).isFalse();
    }

    @Test
    void sentOnesAreNoProblemToBeListed() {
        assertThat(push(metric(1)).getRecords()).isEmpty();
    }

    @Test
    void oneCallCarriesManyWithTheTokenAndTheTenant() {
        push(several(50));

        assertThat(calls()).hasSize(1);
        assertThat(lastCall().path()).isEqualTo("/dimensiondata/" + simulator().tenantToken());
        assertThat(lastCall().header("Authorization")).contains("Bearer test-token");
        assertThat(lastCall().header("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void withoutAnAccessTokenNoneIsSent() {
        camel(o -> o.setAccessToken(null));

        assertThat(push(metric(1)).getSent()).isEqualTo(1);
        assertThat(lastCall().header("Authorization")).isEmpty();
    }

    @Test
    void everyModelIsATarget() {
        String company = simulator()
                .find(PlanhatObject.COMPANY, "externalId", "a")
                .orElseThrow()
                .get("_id")
                .toString();
        for (PlanhatObject object : List.of(PlanhatObject.ENDUSER, PlanhatObject.ASSET, PlanhatObject.PROJECT)) {
            simulator().seed(object, Map.of("companyId", company, "externalId", "x", "name", "x"));
        }

        push(Stream.of("Company", "EndUser", "Asset", "Project")
                .map(model -> with(metric("logins", model.equals("Company") ? "a" : "x", 1), "model", model))
                .toList());

        assertThat(points()).extracting(MetricPoint::model).containsExactly("Company", "EndUser", "Asset", "Project");
    }

    @Test
    void datesOfEveryKindArriveOnTheirDay() {
        push(Stream.of(
                        "2026-01-31",
                        "2026-01-31T10:00:00Z",
                        "2026-01-31 10:00:00",
                        LocalDate.parse("2026-01-31"),
                        Instant.parse("2026-01-31T10:00:00Z"),
                        Timestamp.from(Instant.parse("2026-01-31T10:00:00Z")),
                        java.sql.Date.valueOf("2026-01-31"))
                .map(date -> with(metric(1), "date", date))
                .toList());

        assertThat(points()).hasSize(7).extracting(MetricPoint::time).containsOnly("2026-01-31T00:00:00.000Z");
    }

    @Test
    void aNullDateIsLeftOutInsteadOfMeaning1970() {
        push(with(metric(1), "date", null));

        assertThat(lastCall().body()).doesNotContain("date");
        assertThat(points()).hasSize(1);
    }

    @Test
    void numbersInTextAreSentAsNumbersAndUnknownFieldsAsTheyAre() {
        push(with(metric(" 12.50 "), "extra", Map.of("a", 1)));

        assertThat(lastCall().body()).contains("\"value\":12.50", "\"extra\":{\"a\":1}");
    }

    @Test
    void aJsonBodyIsReadLikeAnyOther() {
        assertThat(push("[{\"dimensionId\":\"d\",\"value\":1,\"externalId\":\"a\"}]")
                        .getSent())
                .isEqualTo(1);
    }

    @Test
    void anOddDimensionIdIsPlanhatsToRefuse() {
        BulkOutcome outcome = push(List.of(metric("daily logins", "a", 1), metric(1)));

        assertThat(outcome.getSent()).isEqualTo(1);
        assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
            assertThat(r.index()).isZero();
            assertThat(r.reason()).isEqualTo("dimensionId must not have spaces or special characters");
        });
    }

    @Nested
    class BeforeTheCall {
        @Test
        void aMissingFieldIsRefusedWithTheNameThatWasMeant() {
            Map<String, Object> metric = metric(1);
            metric.put("externalID", metric.remove("externalId"));

            assertThat(refusal(metric))
                    .isEqualTo("externalId is missing; is externalID meant? It is written externalId");
        }

        @Test
        void aMissingDimensionIsRefused() {
            assertThat(refusal(with(metric(1), "dimensionId", " "))).startsWith("dimensionId is missing");
        }

        @Test
        void aValueThatIsNoNumberIsRefused() {
            assertThat(refusal(metric("many"))).isEqualTo("value is no number");
            assertThat(refusal(metric(null))).isEqualTo("value is missing");
            assertThat(refusal(metric(Double.NaN))).contains("no number that JSON has");
        }

        @Test
        void aModelOfTheWrongCaseIsRefusedWithTheRightOne() {
            assertThat(refusal(with(metric(1), "model", "enduser")))
                    .isEqualTo("model 'enduser' is none of Company, EndUser, Asset, Project; did you mean EndUser?");
        }

        @Test
        void whatIsNoDateIsRefused() {
            assertThat(refusal(with(metric(1), "date", "31/01/2026"))).startsWith("date: '31/01/2026' is no date");
        }

        @Test
        void anElementThatIsNoRecordIsRefusedAndKeepsItsPlace() {
            BulkOutcome outcome = push(List.of(metric(1), 7, metric(2)));

            assertThat(outcome.getSent()).isEqualTo(2);
            assertThat(outcome.getRecords()).extracting(RecordOutcome::index).containsExactly(1L);
        }
    }

    @Nested
    class Batches {
        @Test
        void areCutByCount() {
            camel();
            BulkOutcome outcome = push("?eventBatchSize=10", several(25));

            assertThat(calls()).hasSize(3);
            assertThat(outcome.getSent()).isEqualTo(25);
            assertThat(outcome.getCalls()).isEqualTo(3);
        }

        @Test
        void areCutByRealBytes() {
            List<Map<String, Object>> metrics = several(20).stream()
                    .map(m -> with(m, "note", "ü€".repeat(50)))
                    .toList();

            BulkOutcome outcome = push("?maxBodyBytes=1000", metrics);

            assertThat(calls()).hasSizeGreaterThan(5).allMatch(call -> call.bodySize() <= 1000);
            assertThat(outcome.getSent()).isEqualTo(20);
        }

        @Test
        void anIteratorIsReadLazily() {
            List<Integer> callsSeen = new ArrayList<>();
            Iterator<Map<String, Object>> input = IntStream.range(0, 30)
                    .mapToObj(i -> {
                        callsSeen.add(calls().size());
                        return metric(i);
                    })
                    .iterator();

            push("?eventBatchSize=10", input);

            assertThat(callsSeen).endsWith(2);
        }

        @Test
        void aBodyThatIsTooLargeIsHalved() {
            fault().status(413);

            BulkOutcome outcome = push(several(5));

            assertThat(outcome.getSent()).isEqualTo(5);
            assertThat(calls()).hasSize(3);
        }

        @Test
        void oneValueThatIsTooLargeIsRefused() {
            fault().always().status(413);

            assertThat(push(several(2)).getRecords()).hasSize(2).allMatch(r -> r.reason()
                    .contains("status 413"));
        }

        @Test
        void anEmptyInputIsNoCall() {
            BulkOutcome outcome = push(List.of());

            assertThat(outcome.getRead()).isZero();
            assertThat(calls()).isEmpty();
        }
    }

    @Nested
    class Answers {
        @Test
        void anErrorRefusesTheValueThatItHolds() {
            simulator().behaviour(simulator().behaviour().with(Switch.UnknownMetricTarget.ERROR));

            BulkOutcome outcome = push(List.of(metric(1), metric("logins", "nobody", 2), metric(3)));

            assertThat(outcome.getSent()).isEqualTo(2);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
                assertThat(r.status()).isEqualTo(OutcomeStatus.REFUSED);
                assertThat(r.index()).isEqualTo(1);
                assertThat(r.reason()).isEqualTo("Company not found: nobody");
            });
        }

        @Test
        void theErrorsCopyMayDifferFromWhatWasSent() {
            answer(
                    """
                    {"processed":2,"errors":[{"item":{"dimensionId":"logins","externalId":"a","value":1.0,"model":"Company",
                    "date":"2026-01-01T00:00:00.000Z"},"error":"no"}]}""");

            BulkOutcome outcome = push(List.of(metric("visits", "a", 1), metric(1)));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::index).containsExactly(1L);
        }

        @Test
        void equalValuesAreRefusedOneByOne() {
            answer(
                    """
                    {"processed":3,"errors":[{"item":{"dimensionId":"logins","externalId":"a","value":1},"error":"no"},
                    {"item":{"dimensionId":"logins","externalId":"a","value":1},"error":"no"}]}""");

            BulkOutcome outcome = push(List.of(metric(1), metric(1), metric(1)));

            assertThat(outcome.getRefused()).isEqualTo(2);
            assertThat(outcome.getSent()).isEqualTo(1);
        }

        @Test
        void anErrorThatNamesNoValueLeavesTheOthersUnknown() {
            answer("{\"processed\":2,\"errors\":[\"something failed\"]}");

            assertThat(push(several(2)).getRecords())
                    .hasSize(2)
                    .allMatch(r -> r.status() == OutcomeStatus.UNKNOWN)
                    .allMatch(r -> r.reason().contains("something failed"));
        }

        @Test
        void anErrorThatFitsSeveralValuesRefusesNoneAtRandom() {
            answer("{\"processed\":2,\"errors\":[{\"item\":{\"dimensionId\":\"logins\",\"externalId\":\"a\"},"
                    + "\"error\":\"no\"}]}");

            assertThat(push(several(2)).getUnknown()).isEqualTo(2);
        }

        @Test
        void fewerProcessedThanSentIsUnknown() {
            answer("{\"processed\":1,\"errors\":[]}");

            assertThat(push(several(3)).getRecords()).hasSize(3).allMatch(r -> r.reason()
                    .contains("processed 1 of the 3"));
        }

        @Test
        void anEmptyAnswerIsUnknown() {
            answer("");

            assertThat(push(several(3)).getUnknown()).isEqualTo(3);
        }

        @Test
        void aRefusedValueFailsTheExchangeIfAskedTo() {
            PlanhatRefusedRecordsException e = catchThrowableOfType(
                    PlanhatRefusedRecordsException.class,
                    () -> push("?onRefused=fail&eventBatchSize=1", List.of(metric(1), metric("x"), metric(2))));

            assertThat(e).hasMessageContaining("metric/push");
            assertThat(e.getOutcome().getRefused()).isGreaterThanOrEqualTo(1);
            assertThat(e.getOutcome().getSent()).isEqualTo(1);
        }

        private void answer(String body) {
            fault().bulkAnswer(body);
        }
    }

    @Nested
    class Failures {
        @Test
        void anUncertainCallIsNotRepeatedAndItsValuesAreUnknown() {
            fault().status(500);

            PlanhatException e = catchThrowableOfType(
                    PlanhatUnavailableException.class, () -> push("?eventBatchSize=2", several(5)));

            assertThat(calls()).hasSize(1);
            assertThat(e).hasMessageContaining("not repeated");
            assertThat(e.getOutcome().getUnknown()).isEqualTo(2);
            assertThat(e.getOutcome().getRefused()).isEqualTo(1);
            assertThat(e.getOutcome().getRecords().get(2).reason()).startsWith("not sent: ");
        }

        @Test
        void aLostAnswerIsNotRepeatedEither() {
            fault().appliedButAnswerLost();

            PlanhatException e = catchThrowableOfType(PlanhatUnavailableException.class, () -> push(metric(1)));

            assertThat(points()).hasSize(1);
            assertThat(e.getOutcome().getUnknown()).isEqualTo(1);
        }

        @Test
        void itIsRepeatedWhenTheOptionAllowsIt() {
            fault().appliedButAnswerLost();

            BulkOutcome outcome = push("?resendUncertain=true", metric(1));

            assertThat(points()).hasSize(2);
            assertThat(outcome.getSent()).isEqualTo(1);
            assertThat(outcome.getResent()).isEqualTo(1);
        }

        @Test
        void anAnswerThatTheServerIsBusyIsRepeated() {
            fault().status(503);
            fault().status(429, "", Map.of("Retry-After", "0"));

            assertThat(push(metric(1)).getSent()).isEqualTo(1);
            assertThat(points()).hasSize(1);
        }

        @Test
        void aRefusedCallHasStoredNothing() {
            simulator().behaviour(simulator().behaviour().with(Switch.MetricAuth.BEARER_REQUIRED));
            camel(o -> o.setAccessToken("wrong-token"));

            PlanhatException e = catchThrowableOfType(PlanhatUnauthorizedException.class, () -> push(several(2)));

            assertThat(e.getOutcome().getRefused()).isEqualTo(2);
            assertThat(e.getOutcome().getRecords().get(0).reason()).startsWith("not received: ");
        }

        @Test
        void aSourceThatBreaksTellsWhatWasSent() {
            Iterator<Map<String, Object>> input = IntStream.range(0, 9)
                    .mapToObj(i -> {
                        if (i == 7) {
                            throw new IllegalStateException("cursor closed");
                        }
                        return metric(i);
                    })
                    .iterator();

            BodyException e = catchThrowableOfType(BodyException.class, () -> push("?eventBatchSize=3", input));

            assertThat(e).hasMessageContaining("cursor closed");
            assertThat(e.getOutcome().getSent()).isEqualTo(6);
            assertThat(e.getOutcome().getRefused()).isEqualTo(1);
        }
    }

    @Test
    void callsAndRecordsAreInTheHeaders() {
        var exchange = camel().exchange(PUSH + "?eventBatchSize=2", several(5), Map.of());

        assertThat(exchange.getMessage().getHeader(PlanhatConstants.CALLS)).isEqualTo(3L);
        assertThat(exchange.getMessage().getHeader(PlanhatConstants.RECORDS)).isEqualTo(5L);
    }
}
