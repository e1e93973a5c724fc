/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.github.camelplanhat.component.record.PlanhatDates;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.routes.store.NewEvent;
import io.github.camelplanhat.routes.webhook.Sha256;

/** Finds in an event what the inbox must know of it: its id, its name, and when it happened. */
public final class EventReader {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 400;
    /** Later seconds since 1970 than these are milliseconds. */
    private static final double LAST_SECOND = 1e11;

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final ObjectWriter SORTED =
            PlanhatJson.mapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final List<String[]> ids;
    private final List<String[]> names;
    private final List<String[]> times;
    private final Clock clock;

    /** Each is a list of dotted paths with commas between them; the first one that has a value counts. */
    public EventReader(String ids, String names, String times, Clock clock) {
        this.ids = paths(ids);
        this.names = paths(names);
        this.times = paths(times);
        this.clock = clock;
    }

    private static List<String[]> paths(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(path -> path.split("\\."))
                .toList();
    }

    /** @throws IllegalArgumentException if a value cannot be written as JSON */
    public NewEvent read(Map<?, ?> event) {
        Instant now = clock.instant();
        Object given = first(event, times);
        Instant time = time(given);
        Object name = first(event, names);
        byte[] payload = json(event);
        return new NewEvent(
                id(event, time != null, payload),
                name == null ? null : cut(name.toString().replace("\u0000", "")),
                time == null ? now : time,
                time != null || given == null,
                now,
                payload.length,
                new String(payload, StandardCharsets.UTF_8));
    }

    /** As it is stored. */
    private static byte[] json(Map<?, ?> event) {
        try {
            return SORTED.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Two events with equal content that happened at one time are one; those that name neither id nor time may have
     * happened twice.
     */
    private String id(Map<?, ?> event, boolean hasTime, byte[] payload) {
        Object id = first(event, ids);
        if (id != null) {
            String text = id.toString();
            return text.length() <= LONGEST_ID && text.indexOf('\u0000') < 0
                    ? text
                    : hash(text.getBytes(StandardCharsets.UTF_8));
        }
        return hasTime ? hash(payload) : null;
    }

    private static String hash(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(bytes));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static Object first(Map<?, ?> event, List<String[]> paths) {
        for (String[] path : paths) {
            Object value = event;
            for (String step : path) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
            if (value != null && !(value instanceof Map) && !value.toString().isBlank()) {
                return value;
            }
        }
        return null;
    }

    /** Null for what cannot be read, or lies in no year that a database has. */
    private static Instant time(Object value) {
        Instant read = value == null ? null : read(value);
        return read == null || read.isBefore(FIRST) || read.isAfter(LAST) ? null : read;
    }

    /** Seconds or milliseconds since 1970, or a date. */
    private static Instant read(Object value) {
        try {
            if (value instanceof Number || value.toString().matches("-?\\d{9,14}(\\.\\d+)?")) {
                double number = Double.parseDouble(value.toString());
                return Instant.ofEpochMilli(Math.round(Math.abs(number) < LAST_SECOND ? number * 1000 : number));
            }
            String iso = PlanhatDates.iso(value);
            return iso.length() == 10
                    ? LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
