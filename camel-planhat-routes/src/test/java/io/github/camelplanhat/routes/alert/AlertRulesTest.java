/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertRulesTest {
    private final AlertSettings settings = new AlertSettings();

    AlertRulesTest() {
        settings.setName("ops");
        settings.setOn("failure,refused,overdue");
        settings.setRefusedAbove("0");
        settings.setRepeatAfter("4h");
        settings.setCheckEvery("1m");
        settings.setFormat("text");
        settings.setMaxRetries(5);
        settings.setRetryDelay("5s");
    }

    @ParameterizedTest
    @CsvSource({"26h, PT26H", "1d, PT24H", "90m, PT1H30M", "PT26H, PT26H"})
    void durationsAreCamelsOrIso(String text, Duration meant) {
        settings.setOverdueAfter(text);

        assertThat(AlertRules.of(settings).overdueAfter()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refusedAbove | 1.5 | refusedAbove '1.5' is neither a number of rows, such as 20, nor a share of them, such as 1%",
                "refusedAbove | some | refusedAbove 'some' is neither",
                "refusedAbove | 100% | refusedAbove '100%' can never be exceeded",
                "on | failur | unknown event 'failur' in on; did you mean failure? (events: failure, refused, overdue)",
                "on | , | on is empty; name one or more of failure, refused, overdue",
                "on | overdue | on=overdue tells nothing without overdueAfter",
                "format | pagerduty | unknown format 'pagerduty'; did you mean pagerDuty?",
                "format | pagerDuty | format pagerDuty needs routingKey",
                "checkEvery | 0 | checkEvery '0' must be longer than nothing, such as 1m",
                "repeatAfter | often | repeatAfter 'often' is no duration, such as 4h",
                "overdueAfter | PT | overdueAfter 'PT' is no duration, such as 26h",
                "name | a/b | name 'a/b' of an alert: use letters, digits, dots, dashes and underscores",
                "maxRetries | 21 | maxRetries is 21; write 0 to 20"
            })
    void whatCannotBeMeantIsRefused(String parameter, String value, String message) {
        switch (parameter) {
            case "refusedAbove" -> settings.setRefusedAbove(value);
            case "on" -> settings.setOn(value);
            case "format" -> settings.setFormat(value);
            case "checkEvery" -> settings.setCheckEvery(value);
            case "repeatAfter" -> settings.setRepeatAfter(value);
            case "overdueAfter" -> settings.setOverdueAfter(value);
            case "name" -> settings.setName(value);
            default -> settings.setMaxRetries(Integer.parseInt(value));
        }

        assertThatThrownBy(() -> AlertRules.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMessageIsNotTakenByAnotherNodeWhileItIsTried() {
        settings.setMaxRetries(20);

        assertThat(AlertRules.of(settings).claim()).isGreaterThan(Duration.ofMinutes(20));
    }
}
