/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.apache.camel.util.InetAddressUtil;

import io.github.camelplanhat.routes.store.AlertRow;

/** An event of PagerDuty's Events API v2: a condition triggers an incident there, and its end resolves it. */
final class PagerDutyFormat implements AlertFormat {
    private static final int KEY_LENGTH = 255;

    private final String routingKey;

    PagerDutyFormat(String routingKey) {
        this.routingKey = routingKey;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String body(AlertMessage m) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", routingKey);
        event.put("event_action", m.status() == AlertStatus.RECOVERED ? "resolve" : "trigger");
        event.put("dedup_key", key(m.row(), m.event()));
        if (m.status() != AlertStatus.RECOVERED) {
            event.put("payload", payload(m));
        }
        return AlertJson.line(event);
    }

    private static Map<String, Object> payload(AlertMessage m) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", m.summary());
        payload.put("source", InetAddressUtil.getLocalHostNameSafe());
        payload.put("severity", m.event() == AlertEvent.REFUSED ? "warning" : "error");
        payload.put("timestamp", m.at().toString());
        payload.put("component", m.row().sync());
        payload.put("class", m.event().text());
        payload.put("custom_details", AlertJson.fields(m));
        return payload;
    }

    /** Two alerts may have the same service there, and watch syncs of the same name. */
    private static String key(AlertRow row, AlertEvent event) {
        String key = "planhat/" + row.alert() + "/" + row.sync() + "/" + event.text();
        return key.length() <= KEY_LENGTH
                ? key
                : "planhat/" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
