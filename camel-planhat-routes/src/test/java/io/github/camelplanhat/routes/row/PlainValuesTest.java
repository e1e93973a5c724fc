/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PlainValuesTest {
    @Test
    void valuesOfDatabasesAreReadable() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("T", Timestamp.valueOf("2024-01-31 12:00:00.5"));
        row.put("D", Date.valueOf("2024-01-31"));
        row.put("L", LocalDate.of(2024, 1, 31));
        row.put("O", OffsetDateTime.parse("2024-01-31T12:00:00+01:00"));
        row.put("N", new BigDecimal("12.50"));
        row.put("X", Double.NaN);
        row.put("B", "hi".getBytes(StandardCharsets.UTF_8));
        row.put("U", new UUID(1, 2));
        row.put("A", new Object[] {1, null, "ü"});
        row.put("M", Map.of("deep", List.of(Date.valueOf("2024-01-31"))));

        assertThat(new ObjectMapper().writeValueAsString(PlainValues.of(row)))
                .isEqualTo("{\"T\":\"2024-01-31T12:00:00.500\",\"D\":\"2024-01-31\",\"L\":\"2024-01-31\","
                        + "\"O\":\"2024-01-31T12:00+01:00\",\"N\":12.50,\"X\":\"NaN\",\"B\":\"aGk=\","
                        + "\"U\":\"00000000-0000-0001-0000-000000000002\",\"A\":[1,null,\"ü\"],"
                        + "\"M\":{\"deep\":[\"2024-01-31\"]}}");
    }
}
