/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

/**
 * One field in which a record that is sent differs from the stored one.
 *
 * @param from what is stored, as it was read; null if the field is absent there
 * @param to what is sent, as it was given; null clears the field
 */
public record FieldChange(Object from, Object to) {}
