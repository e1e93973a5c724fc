/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

/**
 * The keys under which a record is looked for.
 *
 * @param keys values of the object's keyables, in their order; null where there is none
 * @param company the company that the record names: an {@code _id}, {@code extid-…} or {@code srcid-…}, or null
 */
public record Wanted(String[] keys, String company) {
    /** The same record, looked for by its {@code _id} alone. */
    public Wanted byIdAlone() {
        String[] only = new String[keys.length];
        only[0] = keys[0];
        return new Wanted(only, null);
    }

    public boolean keyed() {
        for (String key : keys) {
            if (key != null) {
                return true;
            }
        }
        return false;
    }
}
