/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DuplicateTest extends SimulatorTest {
    private static final String URI = "planhat:timeEntry/duplicate?outcomes=all";
    private static final String MISSING = "5f6b0a3c1d2e3f4a5b6c7d8e";

    private List<String> ids;

    @BeforeEach
    void seed() {
        ids = IntStream.range(1, 4)
                .mapToObj(i -> simulator()
                        .seed(PlanhatObject.TIME_ENTRY, Map.of("date", "2026-01-0" + i + "T00:00:00.000Z", "hours", i)))
                .toList();
    }

    private BulkOutcome duplicate(Object body) {
        return camel().send(URI, body, BulkOutcome.class);
    }

    private int entries() {
        return simulator().records(PlanhatObject.TIME_ENTRY).size();
    }

    @Test
    void copiesEveryEntryInOneCallAndTellsTheNewIds() {
        Exchange exchange = camel().exchange(URI, List.of(ids.get(0), Map.of("_id", ids.get(1))), Map.of());

        BulkOutcome outcome = exchange.getMessage().getBody(BulkOutcome.class);
        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsOnly(CREATED);
        assertThat(outcome.getCalls()).isEqualTo(1);
        assertThat(entries()).isEqualTo(5);
        List<?> created = exchange.getMessage().getHeader(PlanhatConstants.CREATED_IDS, List.class);
        assertThat(created).hasSize(2).noneMatch(ids::contains);
        assertThat(created)
                .allMatch(id ->
                        simulator().find(PlanhatObject.TIME_ENTRY, (String) id).isPresent());
        assertThat(lastCall().path()).isEqualTo("/timeentries/duplicate");
        assertThat(lastCall().body()).isEqualTo("{\"ids\":[\"" + ids.get(0) + "\",\"" + ids.get(1) + "\"]}");
    }

    @Test
    void anEntryThatIsNotThereIsRefused() {
        BulkOutcome outcome = duplicate(List.of(ids.get(0), MISSING, ids.get(2)));

        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(CREATED, REFUSED, CREATED);
        assertThat(outcome.getRecords().get(1).reason()).startsWith("not found");
        assertThat(outcome.getLookupCalls()).isEqualTo(3);
    }

    @Test
    void anIdThatIsGivenTwiceIsCopiedOnce() {
        BulkOutcome outcome = duplicate(List.of(ids.get(0), ids.get(0)));

        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(CREATED, SKIPPED);
        assertThat(entries()).isEqualTo(4);
    }

    @Test
    void whatHasNoIdIsRefusedBeforeTheCall() {
        BulkOutcome outcome = duplicate(List.of(Map.of("hours", 1), 17, "extid-1"));

        assertThat(outcome.getRefused()).isEqualTo(3);
        assertThat(calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"created\":4}",
                "{\"created\":3,\"updated\":1}",
                "{\"created\":3,\"createdErrors\":[\"no\"]}",
                "{\"created\":2,\"insertsKeys\":[{\"_id\":\"1\"},{\"_id\":\"2\"},{\"_id\":\"3\"}]}",
                "{\"created\":3,\"insertsKeys\":[{\"_id\":\"1\"},{\"_id\":\"1\"}]}",
                "{\"nonupdates\":3}",
                "{\"created\":1}"
            })
    void anAnswerThatDoesNotSayWhatWasCopiedConfirmsNothing(String answer) {
        simulator().faults().next().operation(Operation.DUPLICATE).status(200, answer);

        BulkOutcome outcome = duplicate(ids);

        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsOnly(OutcomeStatus.UNKNOWN);
    }

    @Test
    void aLostAnswerIsNeverRepeated() {
        simulator().faults().next().operation(Operation.DUPLICATE).appliedButAnswerLost();

        PlanhatUnavailableException lost =
                catchThrowableOfType(PlanhatUnavailableException.class, () -> duplicate(ids));

        assertThat(lost.getOutcome().getUnknown()).isEqualTo(3);
        assertThat(entries()).isEqualTo(6);
    }

    @Test
    void aMissingPermissionIsAFailure() {
        simulator().permissions().deny(PlanhatObject.TIME_ENTRY, Operation.DUPLICATE);

        assertThatThrownBy(() -> duplicate(ids)).isInstanceOf(PlanhatForbiddenException.class);
    }

    @Test
    void isRefusedForOtherObjectsAndForReadOnlyEndpoints() {
        assertThatThrownBy(() -> camel().camel().getEndpoint("planhat:company/duplicate"))
                .rootCause()
                .hasMessageContaining("company has no operation duplicate");
        assertThatThrownBy(() -> camel().camel().getEndpoint("planhat:timeEntry/duplicate?readOnly=true"))
                .rootCause()
                .hasMessageContaining("readOnly");
    }

    @Test
    void copiesThatCannotBeTracedToTheirRecordsAreUnknownAndNotRefused() {
        simulator().permissions().deny(PlanhatObject.TIME_ENTRY, Operation.GET);

        PlanhatForbiddenException failure = catchThrowableOfType(
                PlanhatForbiddenException.class, () -> duplicate(List.of(ids.get(0), MISSING, ids.get(2))));

        assertThat(entries()).isEqualTo(5);
        assertThat(failure.getOutcome().getUnknown()).isEqualTo(3);
    }

    @Test
    void aSourceThatFailsCostsNoOutcomeOfWhatWasCopiedBefore() {
        Iterator<String> source = ids.stream()
                .peek(id -> {
                    if (id.equals(ids.get(2))) {
                        throw new IllegalStateException("the connection is gone");
                    }
                })
                .iterator();

        PlanhatException failure = catchThrowableOfType(
                PlanhatException.class, () -> camel().send(URI + "&batchSize=1", source, BulkOutcome.class));

        assertThat(failure).hasMessageContaining("the connection is gone");
        assertThat(failure.getOutcome().getCreated()).isEqualTo(2);
    }

    @Test
    void outcomesThatNobodyTakesAreAFailure() {
        camel(o -> {
            o.setMaxOutcomes(0);
            o.setOutcomeOverflow(outcome -> {
                throw new IllegalStateException("the disk is full");
            });
        });

        PlanhatException failure = catchThrowableOfType(PlanhatException.class, () -> duplicate(ids));

        assertThat(failure).hasMessageContaining("outcomeOverflow").hasMessageContaining("the disk is full");
        assertThat(failure.getOutcome().getCreated()).isEqualTo(3);
    }

    @Test
    void recordsThatAreAllRefusedBeforeTheCallAreAFailureIfAskedFor() {
        assertThatThrownBy(() -> camel().send(URI + "&onRefused=fail", Map.of("hours", 1), BulkOutcome.class))
                .isInstanceOf(PlanhatRefusedRecordsException.class);
    }
}
