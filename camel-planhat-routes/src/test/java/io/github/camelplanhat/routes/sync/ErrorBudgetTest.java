/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ErrorBudgetTest {
    @ParameterizedTest
    @CsvSource({
        "100, 100, 100",
        "0, 5000, 0",
        "5%, 999, 999",
        "5%, 1000, 50",
        "0.1%, 5000, 5",
        "'100,5%', 10000, 100",
        "'5% , 100', 2000, 100",
    })
    void allowsWhatItSays(String budget, long read, long bad) {
        assertThatCode(() -> ErrorBudget.parse(budget).check(read, bad)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 101, 101",
        "0, 5000, 1",
        "5%, 1000, 51",
        "0.1%, 5000, 6",
        "'100,5%', 10000, 101",
        "'100,5%', 1000, 51",
    })
    void stopsAtMore(String budget, long read, long bad) {
        assertThatThrownBy(() -> ErrorBudget.parse(budget).check(read, bad)).isInstanceOf(ErrorBudgetException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "-1", "5 %,5%", "1,2", "100%", "100,", "%", "1e3"})
    void anythingElseIsRefused(String budget) {
        assertThatThrownBy(() -> ErrorBudget.parse(budget))
                .hasMessageContaining("errorBudget '" + budget + "': write the number of rows");
    }

    @Test
    void thereNeedBeNone() {
        assertThatCode(() -> ErrorBudget.parse(null).check(1_000_000, 1_000_000))
                .doesNotThrowAnyException();
    }
}
