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
    void furtherHeadersTravelWithIt() {
        camel().send(
                        "planhat:request/get?path=/companies&header.X-Trace=a b&header.Accept-Language=de",
                        null,
                        List.class);

        assertThat(lastCall().header("X-Trace")).contains("a b");
        assertThat(lastCall().header("Accept-Language")).contains("de");
        assertThat(lastCall().header("Authorization"))
                .contains("Bearer " + simulator().token());
    }

    @Test
    void headersOfTheConnectionItselfAreRefused() {
        for (String name : List.of("Authorization", "host", "Content-Length", "Proxy-Authorization", "Cookie")) {
            assertThatThrownBy(() -> camel().send(
                                    "planhat:request/get?path=/companies&header." + name + "=mine", null, List.class))
                    .hasStackTraceContaining("header." + name + " cannot be set")
                    .hasStackTraceContaining("accessToken");
        }
        assertThatThrownBy(() ->
                        camel().send("planhat:request/get?path=/companies&header.X-A=a%0D%0AHost: b", null, List.class))
                .hasStackTraceContaining("the value of header.X-A holds characters");
        assertThatThrownBy(() -> camel().send("planhat:company/list?header.X-A=a", null, List.class))
                .hasStackTraceContaining("belong to planhat:request");
        assertThat(calls()).isEmpty();
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
