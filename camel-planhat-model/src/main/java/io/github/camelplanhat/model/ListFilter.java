/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Objects;

/**
 * A query parameter that narrows a list, beside {@code limit}, {@code offset}, {@code sort} and {@code select}.
 *
 * @param name query parameter
 * @param severalValues whether a comma list of values is documented
 */
public record ListFilter(String name, boolean severalValues) {
    public ListFilter {
        Objects.requireNonNull(name);
    }
}
