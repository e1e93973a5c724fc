/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.component.record.RecordWriter;

/** The bytes of a batch's records, one behind the other. */
final class RecordBuffer extends ByteArrayOutputStream {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();

    private final RecordWriter writer = new RecordWriter();
    private JsonGenerator generator;

    RecordBuffer() {
        super(64 * 1024);
    }

    /**
     * Appends a record; an unwritable one leaves nothing behind.
     *
     * @throws IOException if a value cannot be written; the message names the field
     */
    void append(Entry entry) throws IOException {
        entry.from = count;
        try {
            if (generator == null) {
                generator = FACTORY.createGenerator(this).setCodec(PlanhatJson.mapper());
            }
            write(entry.fields);
            entry.to = count;
        } catch (IOException e) {
            // A generator that stopped inside an object cannot go on; its unflushed rest must not be flushed either.
            generator = null;
            count = entry.from;
            throw e;
        }
    }

    private void write(Map<String, Object> fields) throws IOException {
        writer.write(generator, fields);
        generator.flush();
    }

    void dropLast(Entry entry) {
        count = entry.from;
    }

    /** The backing array: valid until the next append. */
    byte[] bytes() {
        return buf;
    }
}
