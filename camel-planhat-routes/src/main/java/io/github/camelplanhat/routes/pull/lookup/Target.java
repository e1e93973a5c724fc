/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull.lookup;

import java.util.Map;

/**
 * A company to pull.
 *
 * @param company its {@code _id}
 * @param row the first row of the lookup that means it
 */
public record Target(String company, Map<?, ?> row) {
    /** For people: the name if the lookup has one, and the id. */
    public String shown() {
        return shown(company, row);
    }

    static String shown(String id, Map<?, ?> row) {
        Object name = row.get("name") == null ? row.get("NAME") : row.get("name");
        return name == null ? id : name + " (" + id + ")";
    }
}
