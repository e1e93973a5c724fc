/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which properties a list shows; {@code _id} always (API sheet, section 1.12). */
public final class Selection {
    private final Set<String> names;

    private Selection(Set<String> names) {
        this.names = names;
    }

    public static Selection everything() {
        return new Selection(null);
    }

    public static Selection of(List<String> names) {
        Set<String> all = new HashSet<>(names);
        all.add("_id");
        return new Selection(all);
    }

    public boolean has(String name) {
        return names == null || names.contains(name);
    }
}
