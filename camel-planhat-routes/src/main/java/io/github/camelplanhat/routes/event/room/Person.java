/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.room;

import java.util.Map;

/** Whose activity a record says it is, under either of Planhat's names (API sheet, sections 4.2 and 4.3). */
record Person(String externalId, String email, String company) {
    static Person of(Map<String, Object> activity) {
        return new Person(
                first(activity, "externalId", "id"),
                first(activity, "email"),
                first(activity, "companyExternalId", "cId"));
    }

    /** Nobody's activity is none that could wait for somebody. */
    boolean named() {
        return externalId != null || email != null;
    }

    /** What stands behind the at sign, or null. */
    String domain() {
        int at = email == null ? -1 : email.lastIndexOf('@');
        return at < 0 ? null : email.substring(at + 1);
    }

    private static String first(Map<String, Object> activity, String... names) {
        for (String name : names) {
            Object value = activity.get(name);
            if (value != null && !value.toString().isBlank()) {
                return value.toString();
            }
        }
        return null;
    }
}
