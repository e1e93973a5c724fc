/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

/**
 * How records that exist already are found.
 *
 * @param singleLookups most look-ups that are made one by one; where more are needed, the list is read instead
 * @param maxIndexed most records that a run may remember
 * @param checkIds whether records that bring their {@code _id} are looked up too
 * @param checkKeys whether it is looked whether records are new
 */
public record LookupSettings(int singleLookups, int maxIndexed, boolean checkIds, boolean checkKeys) {
    /** For a dry run: no call comes behind the look-up whose answer would tell what was there. */
    public LookupSettings checkingKeys() {
        return new LookupSettings(singleLookups, maxIndexed, checkIds, true);
    }
}
