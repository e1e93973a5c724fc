/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

/**
 * A record that is there.
 *
 * @param id its {@code _id}; null for one that the same run is about to create
 * @param company the {@code _id} of its company, or null
 * @param index its position in the input, if the same run is about to create it
 * @param content its fields, where the run compares them; else null
 */
public record Stored(String id, String company, long index, Content content) {
    static Stored of(String id, String company) {
        return new Stored(id, company, -1, null);
    }

    Stored with(Content kept) {
        return new Stored(id, company, index, kept);
    }
}
