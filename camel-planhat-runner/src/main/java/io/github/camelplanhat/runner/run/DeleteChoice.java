/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.sync.DeleteOrder;
import io.github.camelplanhat.routes.sync.SyncReports;
import io.github.camelplanhat.runner.config.ConfigException;

/**
 * What is to become of records that have left their sources, in one pass.
 *
 * @param allowed by the name of a sync, how many it may remove, whatever its limits are
 * @param preview whether all others only tell what they would remove
 */
public record DeleteChoice(Map<String, Long> allowed, boolean preview) {
    /** As the syncs declare it. */
    public static final DeleteChoice AS_DECLARED = new DeleteChoice(Map.of(), false);

    Map<String, DeleteOrder> orders(CamelContext context) {
        Set<String> syncs = SyncReports.of(context).syncs().keySet();
        Map<String, DeleteOrder> orders = new TreeMap<>();
        if (preview) {
            syncs.forEach(sync -> orders.put(sync, DeleteOrder.preview(sync)));
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
