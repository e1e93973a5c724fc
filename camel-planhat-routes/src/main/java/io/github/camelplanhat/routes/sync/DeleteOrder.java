/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Objects;
import java.util.function.Consumer;

import io.github.camelplanhat.routes.removal.RemovalBrake;
import io.github.camelplanhat.routes.store.RunKind;

/**
 * The order to run a sync as ever, but for the records that have left its source: so many of them may be removed this once,
 * whatever its limits are; or none, and somebody is told which would be. Immutable.
 *
 * <pre>{@code
 * DeleteOrder.allow("accounts", 250).run(camelContext);
 * DeleteOrder.preview("accounts", preview -> preview.records().forEach(System.out::println)).run(camelContext);
 * }</pre>
 */
public final class DeleteOrder extends SyncOrder {
    private static final double ALL = 100;

    private final Integer allowed;
    private final Consumer<DeletePreview> told;

    private DeleteOrder(String sync, Integer allowed, Consumer<DeletePreview> told) {
        super(sync, RunKind.SYNC);
        this.allowed = allowed;
        this.told = told;
    }

    /** Lets one run remove up to so many records, whatever share of all they are. */
    public static DeleteOrder allow(String sync, int records) {
        if (records < 0) {
            throw new IllegalArgumentException(
                    "sync " + sync + " cannot be allowed to remove " + records + " records; give a number from 0");
        }
        return new DeleteOrder(sync, records, null);
    }

    /**
     * Lets one run create and update, and only tell what it would remove.
     *
     * @param told receives that once, on the thread of the run; not if the run fails before its source was read, and not where
     *     the sync removes nothing
     */
    public static DeleteOrder preview(String sync, Consumer<DeletePreview> told) {
        return new DeleteOrder(sync, null, Objects.requireNonNull(told, "who is told"));
    }

    boolean previews() {
        return told != null;
    }

    void tell(DeletePreview preview) {
        told.accept(preview);
    }

    RemovalBrake brake(RemovalBrake usual) {
        return allowed == null ? usual : new RemovalBrake(allowed, ALL);
    }
}
