/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.sync.DeleteOrder;
import io.github.camelplanhat.routes.sync.DeletePreview;
import io.github.camelplanhat.runner.config.ConfigException;

/**
 * What is to become of records that have left their sources, in one pass.
 *
 * @param allowed by the name of a sync, how many it may remove, whatever its limits are
 * @param previews receives what every sync would remove, so that none removes anything; null to let them
 */
public record DeleteChoice(Map<String, Integer> allowed, Consumer<DeletePreview> previews) {
    /** As the syncs declare it. */
    public static final DeleteChoice AS_DECLARED = new DeleteChoice(Map.of(), null);

    /** @throws ConfigException if there is no such sync, or a number is wrong */
    Map<String, DeleteOrder> orders(Set<String> syncs) {
        Map<String, DeleteOrder> orders = new TreeMap<>();
        if (previews != null) {
            syncs.forEach(sync -> orders.put(sync, DeleteOrder.preview(sync, previews)));
        }
        allowed.forEach((sync, records) -> {
            if (!syncs.contains(sync)) {
                throw new ConfigException("--allow-deletes: there is no sync " + sync + Names.hint(sync, syncs));
            }
            if (records < 0) {
                throw new ConfigException("--allow-deletes " + sync + "=" + records + ": give a number of records");
            }
            orders.put(sync, DeleteOrder.allow(sync, records));
        });
        return orders;
    }
}
