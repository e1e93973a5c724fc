/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.util.Objects;
import java.util.Set;

import io.github.camelplanhat.simulator.store.Doc;

/**
 * Whose activity an event claims to be; each endpoint has names of its own for it (API sheet, sections 4.2 to 4.4).
 *
 * @param refusal why the event is refused without looking for anybody; null if it is not
 */
record Claim(String externalId, String email, String name, String companyExternalId, String refusal) {
    private static final Set<String> SEGMENT_TYPES = Set.of("identify", "track");

    static Claim of(String endpoint, Doc event) {
        return switch (endpoint) {
            case "bulk" -> bulk(event);
            case "segment" -> segment(event);
            default -> single(event);
        };
    }

    private static Claim single(Doc event) {
        return claim(event.text("externalId"), event.text("email"), name(event), event.text("companyExternalId"));
    }

    private static Claim bulk(Doc event) {
        String id = event.has("id") ? event.text("id") : event.text("externalId");
        return claim(id, event.text("email"), name(event), event.text("cId"));
    }

    private static Claim segment(Doc event) {
        String type = event.text("type");
        if (type == null || !SEGMENT_TYPES.contains(type)) {
            return new Claim(null, null, null, null, "type is ignored: " + type);
        }
        String user = event.has("userId") ? event.text("userId") : event.text("user_id");
        String details = type.equals("identify") ? "traits" : "properties";
        if (event.get(details) instanceof Doc given) {
            return claim(user, given.text("email"), given.text("name"), given.text("companyId"));
        }
        return claim(user, null, null, null);
    }

    private static Claim claim(String externalId, String email, String name, String companyExternalId) {
        boolean nobody = isBlank(externalId) && isBlank(email);
        return new Claim(externalId, email, name, companyExternalId, nobody ? "neither email nor externalId" : null);
    }

    private static String name(Doc event) {
        if (event.has("name") || !event.has("firstName") && !event.has("lastName")) {
            return event.text("name");
        }
        String first = Objects.requireNonNullElse(event.text("firstName"), "");
        return (first + " " + Objects.requireNonNullElse(event.text("lastName"), "")).trim();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
