/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.Map;

/**
 * A record that has left the source.
 *
 * @param slot of its fingerprint; null for one that the sync did not know
 * @param key what the sync knows it by
 * @param planhatId null where it has to be found by its key
 * @param before as Planhat has it; null as long as it has not been read
 * @param keep why it must stay; null if nothing is known that speaks for it
 */
public record Departure(Long slot, String key, String planhatId, Map<String, Object> before, String keep) {
    Departure found(String id, Map<String, Object> record) {
        return new Departure(slot, key, id, record, keep);
    }

    Departure keeping(String why) {
        return new Departure(slot, key, planhatId, before, why);
    }
}
