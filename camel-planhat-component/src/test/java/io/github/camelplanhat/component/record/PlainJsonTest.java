/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlainJsonTest {
    private static Object read(String json) throws IOException {
        try (JsonParser in = PlanhatJson.mapper().createParser(json)) {
            in.nextToken();
            return PlainJson.object(in);
        }
    }

    @Test
    void everythingIsReadAsTheMapperReadsIt() throws IOException {
        String json =
                """
                {"text": "Zoë \\u0026 \\"Söhne\\"", "empty": "", "null": null, "yes": true, "no": false,
                 "int": 17, "long": 17179869184, "big": 123456789012345678901234567890, "minus": -0,
                 "money": 83.33333333333333, "trailing": 1.10, "exponent": 1E3, "small": 1e-9,
                 "object": {"b": {"c": [1, {"d": null}]}, "a": {}}, "array": [[], ["x", null, 1.5, false]],
                 "twice": 1, "twice": 2}
                """;

        assertThat(read(json)).isEqualTo(PlanhatJson.mapper().readValue(json, Object.class));
        assertThat(read(json).toString())
                .isEqualTo(PlanhatJson.mapper().readValue(json, Object.class).toString());
    }

    @Test
    void whatIsCutOffIsAnError() {
        assertThatThrownBy(() -> read("{\"a\": {\"b\": [1, 2")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{\"a\": ")).isInstanceOf(IOException.class);
    }
}
