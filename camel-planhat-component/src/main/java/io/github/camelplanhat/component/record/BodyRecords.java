/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads a message body as records, lazily: a Map, a List, an Iterator, an Iterable, a Stream or an array of them, JSON as
 * text, bytes, stream or file (array, single object, newline-delimited), Jackson nodes, and any bean that Jackson can
 * write. Nulls in Maps and JSON stay, beans are read without theirs. An element that is no record keeps its place, with a
 * problem.
 */
public final class BodyRecords implements Iterator<PlanhatRecord>, Closeable {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private final Iterator<?> elements;
    private final ObjectMapper beanMapper;
    private final Object body;
    private long index;

    private BodyRecords(Object body, Iterator<?> elements, ObjectMapper beanMapper) {
        this.body = body;
        this.elements = elements;
        this.beanMapper = beanMapper == null ? PlanhatJson.mapper() : beanMapper;
    }

    /**
     * @param beanMapper writes beans; null for the usual one
     * @throws BodyException if the body is empty or of a form that holds no records
     */
    public static BodyRecords of(Exchange exchange, ObjectMapper beanMapper) {
        return of(exchange.getMessage().getBody(), exchange, beanMapper);
    }

    /** Reads something else as if it were the message's body. */
    public static BodyRecords of(Object body, Exchange exchange, ObjectMapper beanMapper) {
        return new BodyRecords(body, elements(exchange, body), beanMapper);
    }

    private static Iterator<?> elements(Exchange exchange, Object body) {
        if (body == null) {
            throw new BodyException(
                    "the message body is empty: it must be a Map, a List or Iterator of Maps, JSON or a bean", null);
        }
        try {
            if (body instanceof Map || body instanceof ObjectNode) {
                return Collections.singleton(body).iterator();
            } else if (body instanceof CharSequence text) {
                return json(new StringReader(text.toString()));
            } else if (body instanceof byte[] bytes) {
                return new JsonElements(PlanhatJson.mapper().createParser(bytes));
            } else if (body instanceof WrappedFile<?> || body instanceof File || body instanceof StreamCache) {
                return json(
                        exchange.getContext().getTypeConverter().mandatoryConvertTo(InputStream.class, exchange, body));
            } else if (body instanceof InputStream in) {
                return json(in);
            } else if (body instanceof Reader reader) {
                return json(reader);
            } else if (body instanceof Iterator<?> iterator) {
                return iterator;
            } else if (body instanceof ArrayNode || !(body instanceof JsonNode) && body instanceof Iterable<?>) {
                return ((Iterable<?>) body).iterator();
            } else if (body instanceof BaseStream<?, ?> stream) {
                return stream.iterator();
            } else if (body instanceof Object[] array) {
                return Arrays.asList(array).iterator();
            }
        } catch (Exception e) {
            throw new BodyException("the message body cannot be read: " + e.getMessage(), e);
        }
        if (isScalar(body)) {
            throw new BodyException(
                    "the message body is a " + body.getClass().getSimpleName()
                            + ": it must be a Map, a List or Iterator of Maps, JSON or a bean",
                    null);
        }
        return List.of(body).iterator();
    }

    private static Iterator<?> json(InputStream in) throws IOException {
        return new JsonElements(PlanhatJson.mapper().createParser(in));
    }

    private static Iterator<?> json(Reader reader) throws IOException {
        return new JsonElements(PlanhatJson.mapper().createParser(reader));
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public PlanhatRecord next() {
        return record(elements.next());
    }

    private PlanhatRecord record(Object element) {
        long at = index++;
        try {
            Object value = element instanceof CharSequence text
                    ? PlanhatJson.whole().forType(Object.class).readValue(text.toString())
                    : element;
            if (value instanceof Map<?, ?> map) {
                return new PlanhatRecord(at, textKeys(map), element, null);
            }
            if (value == null || isScalar(value) || value instanceof Iterable<?> && !(value instanceof ObjectNode)) {
                return new PlanhatRecord(at, null, element, "not a record but " + describe(value));
            }
            return new PlanhatRecord(at, beanMapper.convertValue(value, MAP), element, null);
        } catch (IOException | IllegalArgumentException e) {
            return new PlanhatRecord(
                    at,
                    null,
                    element,
                    "cannot be read as a record: "
                            + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** Camel maps may have keys of any type; JSON's are text. The copy is only made for those. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> textKeys(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((k, v) -> copy.put(String.valueOf(k), v));
                return copy;
            }
        }
        return (Map<String, Object>) map;
    }

    private static boolean isScalar(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof JsonNode node && !node.isContainerNode();
    }

    private static String describe(Object value) {
        return value == null ? "null" : "a " + value.getClass().getSimpleName();
    }

    /** Closes the source of the records, where it can be closed. */
    @Override
    public void close() throws IOException {
        if (elements instanceof Closeable closeable) {
            closeable.close();
        } else if (body instanceof BaseStream<?, ?> stream) {
            stream.close();
        }
    }
}
