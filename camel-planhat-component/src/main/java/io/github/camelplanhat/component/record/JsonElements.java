/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;

/** The elements of JSON text, one at a time: of an array, of newline-delimited JSON, or a single object. */
final class JsonElements implements Iterator<Object>, Closeable {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private final JsonParser parser;
    private boolean insideArray;
    private boolean started;
    private boolean looked;
    private JsonToken token;
    private long read;

    JsonElements(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    public boolean hasNext() {
        if (!looked) {
            token = advance();
            looked = true;
        }
        return token != null;
    }

    private JsonToken advance() {
        try {
            JsonToken next = parser.nextToken();
            if (!started && next == JsonToken.START_ARRAY) {
                insideArray = true;
                next = parser.nextToken();
            }
            started = true;
            if (insideArray && next == JsonToken.END_ARRAY) {
                insideArray = false;
                next = parser.nextToken();
                if (next != null) {
                    throw new BodyException("the body goes on after the end of its JSON array", null);
                }
            }
            if (insideArray && next == null) {
                throw new BodyException("the body ends in the middle of its JSON array, after record " + read, null);
            }
            return next;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        looked = false;
        try {
            Object element = token == JsonToken.START_OBJECT
                    ? PlanhatJson.mapper().readValue(parser, MAP)
                    : PlanhatJson.mapper().readValue(parser, Object.class);
            read++;
            return element;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private BodyException unreadable(IOException e) {
        return new BodyException(
                "the body is no readable JSON at or after record " + read + ": " + firstLine(e.getMessage()), e);
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
