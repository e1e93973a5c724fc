/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectReader;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.component.record.RecordWriter;

/**
 * The bytes of a batch's records, each with a comma behind it, so that records which lie side by side are a part of a JSON
 * array as they are.
 */
final class RecordBuffer extends OutputStream {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();
    /** Reads back what was written here, however long a number or a text is. */
    private static final ObjectReader FIELDS = PlanhatJson.mapper()
            .readerForMapOf(Object.class)
            .with(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build());

    private static final int SMALLEST = 64 * 1024;
    /** So many records tell how large the others will be. */
    private static final int ENOUGH = 50;

    private final RecordWriter writer = new RecordWriter();
    private final int expectedRecords;
    private final int expectedBytes;
    private final SpareBytes spare;
    private byte[] bytes = {};
    private int count;
    private int written;
    private JsonGenerator generator;

    /**
     * @param expectedRecords records that there may be
     * @param expectedBytes what they may take, as far as it is known
     * @param spare where an array may be, and goes to in the end
     */
    RecordBuffer(int expectedRecords, int expectedBytes, SpareBytes spare) {
        this.expectedRecords = expectedRecords;
        this.expectedBytes = expectedBytes;
        this.spare = spare;
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
            write(',');
            written++;
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

    @Override
    public void write(int b) {
        makeRoom(1);
        bytes[count++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        makeRoom(length);
        System.arraycopy(from, offset, bytes, count, length);
        count += length;
    }

    private void makeRoom(int more) {
        if (bytes.length == 0) {
            bytes = spare.take(expectedBytes);
        }
        if (count + more <= bytes.length) {
            return;
        }
        long room = Math.max(Math.max(SMALLEST, 2L * bytes.length), (long) count + more);
        if (bytes.length == 0) {
            room = Math.max(room, expectedBytes);
        } else if (written >= ENOUGH) {
            // At once what it will take, instead of twice as much again and again.
            long whole = (long) count * expectedRecords / written;
            room = Math.max((long) count + more, Math.max(whole + whole / 16, bytes.length + bytes.length / 4L));
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(room, Integer.MAX_VALUE - 8));
    }

    /** What was written of a record: as it was given, or as it can be read from its bytes. */
    Map<String, Object> fields(Entry entry) {
        if (entry.fields != null) {
            return entry.fields;
        }
        try {
            return FIELDS.readValue(bytes, entry.from, entry.length());
        } catch (IOException e) {
            throw new UncheckedIOException("a record that was written cannot be read", e);
        }
    }

    void dropLast(Entry entry) {
        count = entry.from;
    }

    /** Leaves the array to the next batch; what was written is lost. */
    void handBack() {
        spare.give(bytes);
        bytes = new byte[0];
        generator = null;
    }

    int size() {
        return count;
    }

    /** The backing array: valid until the next append. */
    byte[] bytes() {
        return bytes;
    }
}
