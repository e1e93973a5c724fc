/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.nio.file.Path;
import java.util.Map;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.sync.Apply;
import io.github.camelplanhat.routes.sync.Plan;
import io.github.camelplanhat.routes.sync.SyncOrder;
import io.github.camelplanhat.routes.sync.SyncReports;
import io.github.camelplanhat.runner.config.ConfigException;

/** Makes a plan of one sync, or applies one. */
final class PlanPass {
    private final CamelContext context;
    private final StopSignal stop;

    PlanPass(CamelContext context, StopSignal stop) {
        this.context = context;
        this.stop = stop;
    }

    /** @param sync null for the only one that there is */
    SyncResult plan(String sync, Path file) throws Exception {
        return run(Plan.of(checked(sync), file));
    }

    /** Compares first; where the plan no longer holds, nothing is applied. */
    SyncResult apply(Apply order) throws Exception {
        checked(order.sync());
        SyncResult compared = run(order.comparison());
        return compared.state() == SyncResult.State.COMPLETED ? run(order) : compared;
    }

    private SyncResult run(SyncOrder order) throws Exception {
        return new OncePass(context, stop, Map.of(order.sync(), order)).run().get(0);
    }

    private String checked(String sync) {
        Map<String, String> syncs = SyncReports.of(context).syncs();
        if (sync == null) {
            if (syncs.size() != 1) {
                throw new ConfigException("--sync NAME is missing; the folder has "
                        + (syncs.isEmpty() ? "no sync" : "several: " + String.join(", ", syncs.keySet())));
            }
            return syncs.keySet().iterator().next();
        }
        if (!syncs.containsKey(sync)) {
            throw new ConfigException("there is no sync " + sync + Names.hint(sync, syncs.keySet()));
        }
        return sync;
    }
}
