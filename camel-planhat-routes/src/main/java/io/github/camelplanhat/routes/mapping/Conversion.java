/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

/** Turns a source value into the form that Planhat takes, strictly: what has no such form is refused, never guessed. */
@FunctionalInterface
interface Conversion {
    /**
     * The value as it goes into the record.
     *
     * @param value never null
     * @return null if the value stands for none, such as a blank text where a number is expected
     * @throws UnconvertibleException if the value has no such form
     */
    Object convert(Object value) throws UnconvertibleException;
}
