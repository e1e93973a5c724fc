/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.metrics.Meters;
import io.github.camelplanhat.routes.sync.SyncProgress;

/** Finds the meters of syncs, if the application has a meter registry. Nothing of Micrometer is loaded where it is absent. */
public final class SyncMeters {
    private static final SyncProgress NONE = soFar -> {};

    private SyncMeters() {}

    /** What is to be told of the runs of a sync. */
    public static SyncProgress of(CamelContext context, String sync, String object) {
        return Meters.possible(context) ? MicrometerSyncMeters.of(context, sync, object, NONE) : NONE;
    }
}
