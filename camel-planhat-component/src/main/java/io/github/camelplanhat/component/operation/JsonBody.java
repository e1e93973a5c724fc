/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.client.CallBody;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.component.record.RecordWriter;

/** A small JSON body, written once. */
record JsonBody(byte[] bytes) implements CallBody {
    static JsonBody ofRecord(Map<String, Object> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = PlanhatJson.mapper().createGenerator(text)) {
            new RecordWriter().write(out, fields);
        } catch (IOException e) {
            throw new BodyException(e.getMessage(), e);
        }
        return new JsonBody(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static JsonBody of(Object value) {
        try {
            return new JsonBody(PlanhatJson.mapper().writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new BodyException("the message body cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
