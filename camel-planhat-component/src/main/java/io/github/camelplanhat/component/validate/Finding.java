/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

/**
 * What is wrong with one field of a record.
 *
 * @param field the field, {@code custom.Name} for a custom one
 * @param text what is wrong, without the name of the field
 * @param harmless whether the record may be stored all the same: Planhat ignores what it computes itself
 */
record Finding(String field, String text, boolean harmless) {
    @Override
    public String toString() {
        return field + ": " + text;
    }
}
