/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonGenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordWriterTest {
    private static String write(Object value) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("f", value);
        StringWriter text = new StringWriter();
        try (JsonGenerator out = PlanhatJson.mapper().createGenerator(text)) {
            new RecordWriter().write(out, fields);
        }
        return text.toString();
    }

    @Test
    void scalarsAreWrittenAsTheyAre() throws IOException {
        assertThat(write("Ärger & \"Söhne\"")).isEqualTo("{\"f\":\"Ärger & \\\"Söhne\\\"\"}");
        assertThat(write(1)).isEqualTo("{\"f\":1}");
        assertThat(write(1L << 40)).isEqualTo("{\"f\":1099511627776}");
        assertThat(write(0.5)).isEqualTo("{\"f\":0.5}");
        assertThat(write(new BigDecimal("83.3300"))).isEqualTo("{\"f\":83.3300}");
        assertThat(write(true)).isEqualTo("{\"f\":true}");
        assertThat(write(null)).isEqualTo("{\"f\":null}");
        assertThat(write('c')).isEqualTo("{\"f\":\"c\"}");
    }

    @Test
    void timesAreIso8601InUtc() throws IOException {
        Instant noon = Instant.parse("2026-03-01T12:00:00.120Z");

        assertThat(write(noon)).isEqualTo("{\"f\":\"2026-03-01T12:00:00.120Z\"}");
        assertThat(write(Timestamp.from(noon))).isEqualTo("{\"f\":\"2026-03-01T12:00:00.120+00:00\"}");
        assertThat(write(LocalDate.of(2026, 3, 1))).isEqualTo("{\"f\":\"2026-03-01\"}");
    }

    @Test
    void nestedMapsKeepTheirNulls() throws IOException {
        Map<Object, Object> custom = new LinkedHashMap<>();
        custom.put("Days in Phase", null);
        custom.put(7, UUID.fromString("00000000-0000-0000-0000-000000000007"));

        assertThat(write(custom))
                .isEqualTo("{\"f\":{\"Days in Phase\":null,\"7\":\"00000000-0000-0000-0000-000000000007\"}}");
    }

    @Test
    void listsKeepTheirNulls() throws IOException {
        assertThat(write(Arrays.asList("a", null))).isEqualTo("{\"f\":[\"a\",null]}");
    }

    @Test
    void aNumberThatJsonDoesNotHaveNamesItsField() {
        assertThatThrownBy(() -> write(Double.NaN))
                .isInstanceOf(IOException.class)
                .hasMessage("field f cannot be written as JSON: JSON has no number NaN");
    }

    @Test
    void aValueThatCannotBeWrittenNamesItsField() {
        assertThatThrownBy(() -> write(new SelfReference()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("field f cannot be written as JSON");
    }

    static final class SelfReference {
        public SelfReference getSelf() {
            return this;
        }
    }
}
