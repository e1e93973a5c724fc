/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.DeleteBehavior;
import io.github.camelplanhat.routes.removal.MirrorRun;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.removal.Scope;
import io.github.camelplanhat.routes.snapshot.Snapshot;

/** What {@code mode=mirror} needs to know beside the rest. Immutable. */
record Mirrored(PlanhatObject object, Scope scope, boolean archives) {
    /** Null for another mode. */
    static Mirrored of(PlanhatObject object, SyncMode mode, SyncSettings settings) {
        if (mode != SyncMode.MIRROR) {
            if (settings.getScope() != null) {
                throw new IllegalArgumentException("scope is for mode=mirror; with mode=" + settings.getMode()
                        + " only records that the sync wrote are ever removed");
            }
            return null;
        }
        DeleteBehavior behavior = Choice.of(DeleteBehavior.class, "deleteBehavior", settings.getDeleteBehavior());
        if (behavior != DeleteBehavior.ARCHIVE && behavior != DeleteBehavior.DELETE) {
            throw new IllegalArgumentException("mode=mirror with deleteBehavior=" + Choice.word(behavior)
                    + " would leave records that the source does not have: set deleteBehavior=archive or delete, or take"
                    + " mode=upsert");
        }
        return new Mirrored(object, Scope.parse(object, settings.getScope()), behavior == DeleteBehavior.ARCHIVE);
    }

    /** The properties that records must be read with, {@code custom.<name>} for custom ones. */
    Set<String> properties() {
        Set<String> properties = new LinkedHashSet<>(scope.properties());
        Map.Entry<String, Object> revival = RemovalRule.revival(object);
        if (revival != null) {
            properties.add(revival.getKey());
        }
        return properties;
    }

    MirrorRun newRun(Supplier<Snapshot> planhat, UnaryOperator<String> companyIds) {
        return new MirrorRun(
                object,
                scope,
                archives,
                planhat,
                companyIds,
                ThreadLocalRandom.current().nextLong());
    }
}
