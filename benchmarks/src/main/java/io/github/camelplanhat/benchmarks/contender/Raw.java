/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;

/** The practical limit: HttpClient 5 and Jackson's streaming, in loops that do nothing else. */
class Raw implements Contender {
    final RawClient client;
    private final JsonBuffer buffer = new JsonBuffer();

    Raw(String url, String token) {
        client = new RawClient(url, token);
    }

    @Override
    public Done upsert(Iterator<Map<String, Object>> records) throws IOException {
        long sent = 0;
        long calls = 0;
        while (records.hasNext()) {
            int batch = write(records);
            int confirmed = client.put("/companies", buffer.bytes(), buffer.size(), Raw::confirmed);
            if (confirmed != batch) {
                throw new IllegalStateException("Planhat confirmed " + confirmed + " of " + batch);
            }
            sent += batch;
            calls++;
        }
        return new Done(sent, calls);
    }

    /** Writes the next body into the buffer; how many records are in it. */
    private int write(Iterator<Map<String, Object>> records) throws IOException {
        buffer.reset();
        int count = 0;
        try (JsonGenerator out = client.json.createGenerator(buffer)) {
            out.writeStartArray();
            while (count < BATCH && records.hasNext()) {
                object(out, records.next());
                count++;
            }
            out.writeEndArray();
        }
        return count;
    }

    private static void object(JsonGenerator out, Map<?, ?> fields) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            out.writeFieldName((String) field.getKey());
            Object value = field.getValue();
            if (value instanceof String text) {
                out.writeString(text);
            } else if (value instanceof Integer number) {
                out.writeNumber(number);
            } else if (value instanceof BigDecimal number) {
                out.writeNumber(number);
            } else if (value instanceof Boolean flag) {
                out.writeBoolean(flag);
            } else {
                object(out, (Map<?, ?>) value);
            }
        }
        out.writeEndObject();
    }

    /** Reads the whole answer: its counts must agree with the keys that it names, and there must be no errors. */
    private static Integer confirmed(JsonParser in) throws IOException {
        int counted = 0;
        int stored = 0;
        int named = 0;
        in.nextToken();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "created", "updated" -> {
                    counted += in.getIntValue();
                    stored += in.getIntValue();
                }
                case "nonupdates" -> counted += in.getIntValue();
                case "insertsKeys", "updatesKeys" -> named += elements(in);
                default -> {
                    boolean array = value == JsonToken.START_ARRAY;
                    int elements = array ? elements(in) : 0;
                    if (elements > 0 && name.endsWith("Errors")) {
                        throw new IOException("the answer has " + elements + " " + name);
                    }
                }
            }
        }
        if (named != stored) {
            throw new IOException("the answer names " + named + " records and counts " + stored);
        }
        return counted;
    }

    private static int elements(JsonParser in) throws IOException {
        int elements = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            in.skipChildren();
            elements++;
        }
        return elements;
    }

    @Override
    public Done list() throws IOException {
        long records = 0;
        long calls = 0;
        String last = "";
        for (int received = PAGE; received == PAGE; ) {
            List<Map<String, Object>> page =
                    client.get("/companies?limit=" + PAGE + "&offset=" + records + "&sort=_id", Raw::page);
            for (Map<String, Object> row : page) {
                String id = (String) row.get("_id");
                if (id.compareTo(last) <= 0) {
                    throw new IllegalStateException("record " + id + " comes after " + last);
                }
                last = id;
            }
            received = page.size();
            records += received;
            calls++;
        }
        return new Done(records, calls);
    }

    private static List<Map<String, Object>> page(JsonParser in) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>(PAGE);
        in.nextToken();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            rows.add(map(in));
        }
        return rows;
    }

    private static Map<String, Object> map(JsonParser in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            map.put(name, value(in, in.nextToken()));
        }
        return map;
    }

    private static Object value(JsonParser in, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_OBJECT -> map(in);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
                    list.add(value(in, t));
                }
                yield list;
            }
            default -> null;
        };
    }

    @Override
    public Map<String, Object> get(String id) throws IOException {
        return client.get("/companies/" + id, in -> {
            in.nextToken();
            return map(in);
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
