/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class MetricSettingsTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(
                        "model is 'compny'; it must be one of company, enduser, asset, project",
                        s -> s.setModel("compny")),
                wrong("did you mean company", s -> s.setModel("compny")),
                wrong("did you mean Europe/Berlin", s -> s.setZone("Europe/Berln")),
                wrong("did you mean sum", s -> s.setSameDay("summ")),
                wrong("did you mean today", s -> s.setUntil("todya")),
                wrong("did you mean push", s -> s.setChanged("pusch")),
                wrong("lookBack is -1; it must be between 0 and 3660, such as 0", s -> s.setLookBack(-1)),
                wrong("batchSize is 6000; it must be between 1 and 5000, such as 5000", s -> s.setBatchSize(6_000)),
                wrong("dayFormat 'dd.bb'", s -> s.setDayFormat("dd.bb")),
                wrong("dimension is blank", s -> s.setDimension(" ")));
    }

    private static Arguments wrong(String told, Consumer<MetricSettings> setting) {
        return arguments(told, setting);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongParameterIsNamed(String told, Consumer<MetricSettings> setting) {
        MetricSettings settings = new MetricSettings();
        setting.accept(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told)
                .as("whoever shows the root of it shows this")
                .hasNoCause();
    }
}
