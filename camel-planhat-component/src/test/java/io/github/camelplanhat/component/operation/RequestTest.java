/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestTest extends SimulatorTest {
    @Test
    void segmentsAreFilledFromHeadersPercentEncoded() {
        simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "a/b c"));

        assertThat(map("planhat:request/get?path=/companies/extid-{key}", null, Map.of("key", "a/b c")))
                .containsEntry("name", "Acme");
        assertThat(lastCall().path()).isEqualTo("/companies/extid-a%2Fb%20c");
    }

    @Test
    void aSegmentWithoutAValueIsAnError() {
        assertThatThrownBy(() -> map("planhat:request/get?path=/companies/{key}", null, Map.of()))
                .hasMessageContaining("set the header key");
        assertThatThrownBy(() -> map("planhat:request/get?path=/companies/{key}", null, Map.of("key", "..")))
                .hasMessageContaining("set the header key");
        assertThat(calls()).isEmpty();
    }

    @Test
    void queryParametersComeFromFilters() {
        camel().send("planhat:request/get?path=/companies&filter.limit=2", null, List.class);

        assertThat(lastCall().query()).isEqualTo("limit=2");
    }

    @Test
    void bodiesAreSentAsJson() {
        assertThat(map("planhat:request/post?path=/companies", Map.of("name", "A"), Map.of()))
                .containsEntry("name", "A");
        assertThat(map("planhat:request/post?path=/companies", "{\"name\":\"B\"}", Map.of()))
                .containsEntry("name", "B");
        assertThat(lastCall().header("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void brokenJsonIsRefusedBeforeTheCall() {
        assertThatThrownBy(() -> map("planhat:request/post?path=/companies", "{\"name\":", Map.of()))
                .hasMessageContaining("no readable JSON");
        assertThat(calls()).isEmpty();
    }

    @Test
    void aSecondJsonValueIsNotDroppedSilently() {
        assertThatThrownBy(() ->
                        map("planhat:request/post?path=/companies", "{\"name\":\"A\"}\n{\"name\":\"B\"}", Map.of()))
                .hasMessageContaining("no readable JSON");
        assertThat(calls()).isEmpty();
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertThatThrownBy(() -> map("planhat:request/get?path=/notes", null, Map.of()))
                .isInstanceOf(PlanhatNotFoundException.class)
                .hasMessageContaining("request/get");
    }

    @Test
    void aPostWhoseAnswerIsLostIsNotRepeated() {
        simulator().faults().next().method("POST").appliedButAnswerLost();

        assertThatThrownBy(() -> map("planhat:request/post?path=/companies", Map.of("name", "A"), Map.of()))
                .isInstanceOf(PlanhatUnavailableException.class);
        assertThat(simulator().records(PlanhatObject.COMPANY)).hasSize(1);
    }
}
