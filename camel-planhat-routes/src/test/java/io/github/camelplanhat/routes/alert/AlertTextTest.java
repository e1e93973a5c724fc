/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Data conversion error converting \"ann\" | Data conversion error converting …",
                "no account of ann.b+c@mail.example.com here | no account of … here",
                "Key (email)=(ann Smith) exists | Key (email)=(…) exists",
                "cannot reach https://hooks.example/services/T0/B0?x=1, giving up | cannot reach https://…, giving up",
                "cannot reach jdbc:postgresql://db.example/crm?password=x | cannot reach jdbc:postgresql://…",
                "token 4f9ad81c09ab4f9ad81c09ab refused | token … refused",
                "key abcDEF0123456789_-abcdef refused | key … refused",
                "Planhat answered 401 to POST /companies | Planhat answered 401 to POST /companies",
                "io.github.camelplanhat.component.error.PlanhatUnauthorizedException: no | io.github.camelplanhat.component.error.PlanhatUnauthorizedException: no"
            })
    void whatMustNotLeaveTheHouseIsCutOut(String text, String cut) {
        assertThat(AlertText.cut(text)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({"' first\nsecond', first", "'', no reason given"})
    void onlyTheFirstLineIsTold(String text, String cut) {
        assertThat(AlertText.cut(text)).isEqualTo(cut);
    }
}
