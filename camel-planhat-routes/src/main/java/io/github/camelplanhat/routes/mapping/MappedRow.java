/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;

/**
 * A row after its mapping.
 *
 * @param record the fields for Planhat, in the order of the mapping; without those that could not be mapped
 * @param reason why the record is refused, naming each field, value and expected type; null if it is good
 */
public record MappedRow(Map<String, Object> record, String reason) {
    public boolean refused() {
        return reason != null;
    }
}
