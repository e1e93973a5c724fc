/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.store.Shape;

/** Reads request bodies into documents and writes documents, token by token. */
public final class Json {
    private final JsonFactory factory = new JsonFactory();
    private final StringPool pool = new StringPool();
    private final Shape root;

    public Json(Shape root) {
        this.root = root;
    }

    /** Reads one value: a document, a list, or a scalar. Anything behind it is an error. */
    public Object read(byte[] body) {
        try (JsonParser parser = factory.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new MalformedJsonException("the body is empty");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("there is something behind the JSON value");
            }
            return value;
        } catch (IOException e) {
            throw new MalformedJsonException("the body is not valid JSON");
        }
    }

    private Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> pool.share(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new MalformedJsonException("unexpected token in the body");
        };
    }

    private Doc object(JsonParser parser) throws IOException {
        DocBuilder builder = new DocBuilder(root);
        String name = parser.nextFieldName();
        while (name != null) {
            parser.nextToken();
            builder.set(name, value(parser));
            name = parser.nextFieldName();
        }
        return builder.build();
    }

    private List<Object> array(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    /** Something that writes JSON, so that answers need no tree in memory. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    public byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public byte[] write(Object value) {
        return write(out -> value(out, value));
    }

    /** Writes a document's value, or a plain map or list of such values. */
    public static void value(JsonGenerator out, Object value) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Doc doc) {
            out.writeStartObject();
            for (int i = 0; i < doc.size(); i++) {
                out.writeFieldName(doc.name(i));
                value(out, doc.value(i));
            }
            out.writeEndObject();
        } else if (value instanceof List<?> items) {
            out.writeStartArray();
            for (Object item : items) {
                value(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(entry.getKey().toString());
                value(out, entry.getValue());
            }
            out.writeEndObject();
        } else {
            scalar(out, value);
        }
    }

    private static void scalar(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Number) {
            out.writeNumber(value.toString());
        } else {
            out.writeString(value.toString());
        }
    }
}
