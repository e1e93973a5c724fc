/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translates between the names of single and of bulk activities (API sheet, sections 4.2 and 4.3). Only what the other
 * spelling calls otherwise gets another name, and only where the record does not have that name itself; no value is lost.
 */
final class ActivitySpelling {
    private ActivitySpelling() {}

    /** {@code id}, {@code cId} and {@code name} for {@code externalId}, {@code companyExternalId} and the parts of a name. */
    static Map<String, Object> bulk(Map<String, Object> fields) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            switch (name) {
                case "externalId" -> put(fields, renamed, name, "id", value);
                case "companyExternalId" -> put(fields, renamed, name, "cId", value);
                default -> renamed.putIfAbsent(name, value);
            }
        });
        String fullName = fullName(fields);
        if (isEmpty(fields.get("name")) && fullName != null) {
            renamed.put("name", fullName);
        }
        return renamed;
    }

    static Map<String, Object> single(Map<String, Object> fields) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            switch (name) {
                case "id" -> put(fields, renamed, name, "externalId", value);
                case "cId" -> put(fields, renamed, name, "companyExternalId", value);
                default -> renamed.putIfAbsent(name, value);
            }
        });
        return renamed;
    }

    private static void put(
            Map<String, Object> fields, Map<String, Object> renamed, String from, String to, Object value) {
        renamed.put(isEmpty(fields.get(to)) ? to : from, value);
    }

    /** A bulk activity has one name; the parts stay beside it. */
    private static String fullName(Map<String, Object> fields) {
        String first =
                isEmpty(fields.get("firstName")) ? "" : fields.get("firstName").toString();
        String last =
                isEmpty(fields.get("lastName")) ? "" : fields.get("lastName").toString();
        String both = (first.strip() + " " + last.strip()).strip();
        return both.isEmpty() ? null : both;
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof CharSequence text && text.toString().isBlank();
    }
}
