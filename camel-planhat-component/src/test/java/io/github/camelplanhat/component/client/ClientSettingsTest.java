/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientSettingsTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("baseUrl", b -> b.baseUrl("http://api.planhat.com")),
                wrong("analyticsUrl", b -> b.analyticsUrl(null)),
                wrong("connectTimeout", b -> b.connectTimeout(Duration.ZERO)),
                wrong("responseTimeout", b -> b.responseTimeout(null)),
                wrong("deadline", b -> b.deadline(Duration.ofDays(1_000_000))),
                wrong("quotaWait", b -> b.quotaWait(Duration.ofSeconds(-1))),
                wrong("maxRetries", b -> b.maxRetries(-1)),
                wrong("callsPerMinute", b -> b.callsPerMinute(0)),
                wrong("callsPerSecond", b -> b.callsPerSecond(0)),
                wrong("maxInFlight", b -> b.maxInFlight(0)),
                wrong("maxAnswerBytes", b -> b.maxAnswerBytes(0)));
    }

    private static Arguments wrong(String option, UnaryOperator<ClientSettings.Builder> change) {
        return Arguments.of(option, change);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongOptionIsNamed(String option, UnaryOperator<ClientSettings.Builder> change) {
        assertThatThrownBy(() -> change.apply(ClientSettings.builder()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(option + ": ");
    }

    @Test
    void theTextFormShowsNoToken() {
        ClientSettings settings = ClientSettings.builder()
                .accessToken(() -> "test-token")
                .tenantToken("test-tenant")
                .build();

        assertThat(settings).hasToString("ClientSettings[https://api.planhat.com]");
    }
}
