/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.routes.store.EventState;
import io.github.camelplanhat.routes.store.StoredEvent;

/** An event on its way through one batch. */
final class BatchEvent {
    /** Column with what the inbox knows of an event, for the mapping. */
    static final String ABOUT = "_event";

    private static final ObjectReader JSON =
            PlanhatJson.mapper().readerFor(new TypeReference<Map<String, Object>>() {});

    private final StoredEvent stored;
    private Map<String, Object> activity;
    private Disposal disposal = Disposal.OPEN;
    private String reason;

    BatchEvent(StoredEvent stored) {
        this.stored = stored;
    }

    StoredEvent stored() {
        return stored;
    }

    boolean isOpen() {
        return disposal == Disposal.OPEN;
    }

    boolean waited() {
        return stored.state() == EventState.WAITING;
    }

    Disposal disposal() {
        return disposal;
    }

    /** Why it was refused, or null. */
    String reason() {
        return reason;
    }

    void dispose(Disposal what, String why) {
        disposal = what;
        reason = why;
    }

    /** The row that the mapping reads. */
    Map<String, Object> row() {
        return row(stored);
    }

    static Map<String, Object> row(StoredEvent event) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("id", event.id());
        about.put("name", event.name());
        about.put("time", event.readableTime() ? event.time() : null);
        about.put("receivedAt", event.received());
        Map<String, Object> row = content(event);
        row.put(ABOUT, about);
        return row;
    }

    /** The event as it came. */
    static Map<String, Object> content(StoredEvent event) {
        try {
            return JSON.readValue(event.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.seq() + " of the inbox is no JSON", e);
        }
    }

    Map<String, Object> activity() {
        return activity;
    }

    void activity(Map<String, Object> mapped) {
        activity = mapped;
    }
}
