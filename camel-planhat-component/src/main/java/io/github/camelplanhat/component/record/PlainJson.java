/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Reads JSON as maps, lists and plain values, the same as {@link PlanhatJson#mapper()} does: fractions are BigDecimals, whole numbers the smallest of
 * Integer, Long and BigInteger that holds them. Setting a mapper to work costs half as much again as reading a record of
 * thirty fields.
 */
public final class PlainJson {
    private PlainJson() {}

    /** Reads the object that the parser stands at the start of; it then stands at its end. */
    public static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            object.put(name, value(in, in.nextToken()));
        }
        return object;
    }

    private static Object value(JsonParser in, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            default -> throw new IOException("unexpected " + token + " in the answer");
        };
    }

    private static List<Object> array(JsonParser in) throws IOException {
        List<Object> array = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            array.add(value(in, token));
        }
        return array;
    }
}
