/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.util.List;

/**
 * What a record's keys lead to.
 *
 * @param stored the records; more than one where the key does not tell them apart
 * @param key which of the keyables led to them
 */
public record Match(List<Stored> stored, int key) {
    static final Match NONE = new Match(List.of(), -1);

    public boolean none() {
        return stored.isEmpty();
    }

    public boolean ambiguous() {
        return stored.size() > 1;
    }

    /** The one record. */
    public Stored only() {
        return stored.get(0);
    }
}
