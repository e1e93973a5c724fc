/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.journal;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;

/** Writes JSON anew, token by token, with masked values; the JSON may be cut anywhere. */
final class MaskedJson {
    /** Numbers of Planhat's answers that count records. */
    private static final Set<String> COUNTS =
            Set.of("created", "updated", "nonupdates", "deletedCount", "n", "ok", "processed");

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Masking masking;
    private final UnaryOperator<String> secrets;

    MaskedJson(Masking masking, UnaryOperator<String> secrets) {
        this.masking = masking;
        this.secrets = secrets;
    }

    /** The masked JSON up to where it was cut; null if it is none. */
    String of(byte[] bytes) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)) {
            if (!copy(bytes, out)) {
                return null;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    private boolean copy(byte[] bytes, JsonGenerator out) throws IOException {
        try (JsonParser in = JSON.createParser(bytes)) {
            JsonToken token = next(in);
            if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
                return false;
            }
            while (token != null) {
                write(token, in, out);
                token = next(in);
            }
            return true;
        }
    }

    /** Null at the end, and where the rest is missing. */
    private static JsonToken next(JsonParser in) {
        try {
            return in.nextToken();
        } catch (IOException e) {
            return null;
        }
    }

    private void write(JsonToken token, JsonParser in, JsonGenerator out) throws IOException {
        String name = nameOf(in.getParsingContext());
        switch (token) {
            case START_OBJECT -> out.writeStartObject();
            case END_OBJECT -> out.writeEndObject();
            case START_ARRAY -> out.writeStartArray();
            case END_ARRAY -> out.writeEndArray();
            case FIELD_NAME -> out.writeFieldName(secrets.apply(in.currentName()));
            case VALUE_STRING -> out.writeString(text(name, in));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(name, in.getText(), out);
            case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
            default -> out.writeNull();
        }
    }

    /** The field that a value stands in; for the elements of an array, the array's. */
    private static String nameOf(JsonStreamContext context) {
        JsonStreamContext c = context;
        while (c != null && c.getCurrentName() == null) {
            c = c.getParent();
        }
        return c == null ? "" : c.getCurrentName();
    }

    private String text(String name, JsonParser in) throws IOException {
        String value;
        try {
            value = in.getText();
        } catch (IOException e) {
            // Jackson reads a text when it is asked for; this one is cut.
            return Masking.MASK;
        }
        if (Masking.isSecretName(name)) {
            return Masking.MASK;
        }
        if (masking.keepsPersonalData() || Masking.isPlanhatId(value)) {
            return secrets.apply(value);
        }
        return isMessage(name) ? masking.message(secrets.apply(value)) : Masking.MASK;
    }

    private void number(String name, String value, JsonGenerator out) throws IOException {
        boolean kept = masking.keepsPersonalData() && !Masking.isSecretName(name) || COUNTS.contains(name);
        if (kept && secrets.apply(value).equals(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Masking.MASK);
        }
    }

    private static boolean isMessage(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("error") || lower.contains("message") || lower.equals("reason");
    }
}
