/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The one way in which JSON is read and written here. */
public final class PlanhatJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            // Money must come out as it came in.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Beans lose their nulls; maps keep them, because null clears a field in Planhat.
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final ObjectReader WHOLE = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PlanhatJson() {}

    /** Reads a text that must be one JSON value and nothing behind it. */
    public static ObjectReader whole() {
        return WHOLE;
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
