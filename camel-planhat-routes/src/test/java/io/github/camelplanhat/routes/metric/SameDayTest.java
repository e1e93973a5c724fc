/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SameDayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"sum, 10.5", "last, 3.5", "max, 5", "min, 2", "average, 3.5"})
    void severalRowsMakeOneValue(String name, BigDecimal expected) {
        SameDay sameDay = SameDay.parse(name);
        try (MetricScratch scratch = MetricScratch.open(dir.resolve("scratch"))) {
            scratch.add(values("5"), sameDay);
            scratch.add(values("2", "3.5"), sameDay);

            ComparedValues.Compared compared = scratch.compared().next();

            assertThat(compared.rows()).isEqualTo(3);
            assertThat(sameDay.result(compared.value().value(), 3)).isEqualByComparingTo(expected);
        }
    }

    private static List<MetricValue> values(String... values) {
        return Stream.of(values)
                .map(v -> new MetricValue("logins", "A-1", DAY, new BigDecimal(v)))
                .toList();
    }
}
