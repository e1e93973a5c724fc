/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.routes.store.NewEvent;

/**
 * Reads what was posted: one event, an array of them, {@code {"events": […]}} as Amplitude's API has it, or {@code {"batch":
 * […]}} as Segment's. What is around the events, such as a key of the API, is left behind.
 */
final class EventBodies {
    private static final List<String> ENVELOPES = List.of("events", "batch");

    private final EventReader reader;
    private final int maxEventBytes;

    EventBodies(EventReader reader, int maxEventBytes) {
        this.reader = reader;
        this.maxEventBytes = maxEventBytes;
    }

    /** @throws RefusedIntakeException if any of it cannot be taken */
    List<NewEvent> read(byte[] body) {
        List<?> events = events(parse(body));
        List<NewEvent> taken = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            if (!(events.get(i) instanceof Map<?, ?> event)) {
                throw new RefusedIntakeException(400, "event " + i + " is no JSON object");
            }
            NewEvent read = reader.read(event);
            if (read.payloadBytes() > maxEventBytes) {
                throw new RefusedIntakeException(
                        413,
                        "event " + i + (read.id() == null ? "" : " (" + read.id() + ")") + " has " + read.payloadBytes()
                                + " bytes; the most is " + maxEventBytes);
            }
            taken.add(read);
        }
        return taken;
    }

    private static Object parse(byte[] body) {
        try {
            return PlanhatJson.whole().forType(Object.class).readValue(body);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new RefusedIntakeException(
                    400,
                    "the body is no JSON"
                            + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        } catch (IOException e) {
            // Bytes that are no text in the encoding that they begin with.
            throw new RefusedIntakeException(400, "the body is no JSON text");
        }
    }

    private static List<?> events(Object body) {
        if (body instanceof List<?> events) {
            return events;
        }
        if (body instanceof Map<?, ?> map) {
            for (String envelope : ENVELOPES) {
                if (map.get(envelope) instanceof List<?> events) {
                    return events;
                }
            }
            return List.of(map);
        }
        throw new RefusedIntakeException(400, "the body is neither an event nor a list of events");
    }
}
