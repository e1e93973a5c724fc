/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventStreamSettingsTest {
    private final EventStreamSettings settings = new EventStreamSettings();

    @Test
    void wrongValuesAreNamedWithTheirParameter() {
        settings.setUnknown("wiat");
        assertThatThrownBy(settings::unknownWait)
                .hasMessageContaining("unknown is 'wiat'")
                .hasMessageContaining("did you mean wait");
        settings.setWindow("7d");
        assertThatThrownBy(settings::window).hasMessageContaining("window '7d'").hasMessageContaining("P7D");
        settings.setMaxWaitingAge("-PT1H");
        assertThatThrownBy(settings::maxWaitingAge).hasMessageContaining("maxWaitingAge '-PT1H' is negative");
        settings.setProofEvery("1m");
        assertThatThrownBy(settings::proofEvery)
                .hasMessageContaining("proofEvery '1m'")
                .hasMessageContaining("PT1H");
        settings.setZone("Berlin");
        assertThatThrownBy(settings::zone).hasMessageContaining("zone 'Berlin'");
        assertThatThrownBy(() -> settings.setBatchSize(5_001)).hasMessageContaining("batchSize is 5001");
        assertThatThrownBy(() -> settings.setBatchSize(0)).hasMessageContaining("batchSize is 0");
        assertThatThrownBy(() -> settings.setMaxWaiting(-1)).hasMessageContaining("maxWaiting is -1");
        assertThatThrownBy(() -> settings.setProofSample(-1)).hasMessageContaining("proofSample is -1");
    }
}
