/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.simulator.behaviour.Switch.BulkErrors;
import io.github.camelplanhat.simulator.behaviour.Switch.ErrorBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulatorArgumentsTest {
    private static PlanhatSimulatorBuilder read(String... args) {
        return new SimulatorArguments().read(args);
    }

    @Test
    void withoutArgumentsTheStandardQuotaHolds() {
        assertThat(read().quota.callsPerMinute()).isEqualTo(200);
        assertThat(read().port).isZero();
    }

    @Test
    void everySettingIsRead() {
        PlanhatSimulatorBuilder settings = read(
                "--port 1 --analytics-port 2 --token t --tenant-token u --minute PT5S --quota standard --latency PT0.1S --journal-bodies 9"
                        .split(" "));
        assertThat(settings.port).isEqualTo(1);
        assertThat(settings.analyticsPort).isEqualTo(2);
        assertThat(settings.token).isEqualTo("t");
        assertThat(settings.tenantToken).isEqualTo("u");
        assertThat(settings.quota.minute()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.latency).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.journal.bytesPerBody()).isEqualTo(9);
    }

    @Test
    void theQuotaCanBeOff() {
        assertThat(read("--quota", "off").quota.isOff()).isTrue();
    }

    @Test
    void switchesMayBeRepeated() {
        PlanhatSimulatorBuilder settings = read("--switch", "BulkErrors=STRINGS", "--switch", "ErrorBody=TEXT");
        assertThat(settings.behaviour.is(BulkErrors.STRINGS)).isTrue();
        assertThat(settings.behaviour.is(ErrorBody.TEXT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 1, did you mean --port?",
        "--port, --port needs a value",
        "--port x, --port is not a whole number: x",
        "--port -1, --port is not a whole number: -1",
        "--minute 5, --minute is not a duration such as PT5S: 5",
        "--quota some, --quota is off or standard",
        "--switch BulkError=STRINGS, did you mean BulkErrors?",
        "--switch BulkErrors=OTHER, 'BulkErrors is one of [OBJECTS, STRINGS], not OTHER'",
        "--switch BulkErrors, unknown switch BulkErrors"
    })
    void aWrongArgumentIsNamedWithTheRightOne(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(line.split(" ")))
                .withMessageContaining(message);
    }
}
