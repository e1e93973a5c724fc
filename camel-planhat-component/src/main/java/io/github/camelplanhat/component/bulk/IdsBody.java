/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.client.CallBody;
import io.github.camelplanhat.component.record.PlanhatJson;

/** The body {@code {"ids":["…"]}} (API sheet, section 2.19). */
record IdsBody(byte[] bytes) implements CallBody {
    static IdsBody of(List<String> ids) {
        try {
            return new IdsBody(PlanhatJson.mapper().writeValueAsBytes(Map.of("ids", ids)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
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
