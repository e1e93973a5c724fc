/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Objects;

/**
 * One property of an object.
 *
 * @param name as it is written to Planhat, case sensitive
 * @param type JSON form of its value
 * @param readOnly whether Planhat computes it and ignores what is sent
 */
public record Field(String name, FieldType type, boolean readOnly) {
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }
}
