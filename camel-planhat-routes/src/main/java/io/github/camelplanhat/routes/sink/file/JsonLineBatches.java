/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectWriter;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.routes.sink.SinkBatch;

/** A JSON object a line, in UTF-8. */
final class JsonLineBatches implements BatchFormat {
    private final ObjectWriter json = PlanhatJson.mapper().writer();

    @Override
    public List<String> header(SinkBatch batch, List<String> noted, Path file) {
        return List.of();
    }

    @Override
    public byte[] begin(List<String> header) {
        return new byte[0];
    }

    @Override
    public byte[] bytes(SinkBatch batch, List<String> header, boolean first) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Map<String, Object> record : batch.records()) {
            lines.write(json.writeValueAsBytes(batch.deleted() ? gone(record) : record));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static Map<String, Object> gone(Map<String, Object> record) {
        Map<String, Object> marked = new LinkedHashMap<>(record);
        marked.put(DELETED, true);
        return marked;
    }
}
