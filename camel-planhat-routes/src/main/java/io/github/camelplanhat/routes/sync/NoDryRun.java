/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.PlanhatComponent;

/** A sync remembers what Planhat confirmed; a dry run confirms nothing, and must leave no trace in that memory. */
final class NoDryRun {
    private static final String COMPONENT = "planhat";

    private NoDryRun() {}

    /** @throws IllegalStateException if everything that the sync would send is only foretold */
    static void check(CamelContext context, String sync) {
        if (context.hasComponent(COMPONENT) instanceof PlanhatComponent planhat
                && planhat.getConfiguration().isDryRun()) {
            throw new IllegalStateException("sync " + sync + " does not run while the component " + COMPONENT
                    + " has dryRun=true: it would remember records as sent that Planhat never got. Set"
                    + " camel.component.planhat.dry-run=false, or try the operation itself with"
                    + " planhat:object/bulkUpsert?dryRun=true");
        }
    }
}
