/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatConfiguration;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

/** A simulator of its own for each test, and a Camel context when a test first needs one. */
abstract class SimulatorTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    PlanhatContext camel;

    PlanhatSimulator simulator() {
        return planhat.simulator();
    }

    PlanhatContext camel(Consumer<PlanhatConfiguration> options) {
        camel = new PlanhatContext(simulator(), options);
        return camel;
    }

    PlanhatContext camel() {
        return camel == null ? camel(o -> {}) : camel;
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String uri, Object body, Map<String, Object> headers) {
        return camel().send(uri, body, headers, Map.class);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String uri, Map<String, Object> headers) {
        return camel().send(uri, null, headers, List.class);
    }

    String seedCompany(String externalId) {
        return simulator()
                .seed(PlanhatObject.COMPANY, Map.of("name", "Company " + externalId, "externalId", externalId));
    }

    List<JournalEntry> calls() {
        return simulator().journal().entries();
    }

    JournalEntry lastCall() {
        return calls().get(calls().size() - 1);
    }

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.close();
        }
    }
}
