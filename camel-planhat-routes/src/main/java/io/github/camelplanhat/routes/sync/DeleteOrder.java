/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Iterator;

import io.github.camelplanhat.routes.removal.DeleteWish;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * The order to run a sync as ever, but for the records that have left its source: so many of them may be removed this once,
 * whatever its limits are; or none, and the report tells which would be. Immutable.
 *
 * <pre>{@code
 * DeleteOrder.allow("accounts", 250).run(camelContext);
 * }</pre>
 */
public final class DeleteOrder extends SyncOrder {
    private final DeleteWish wish;

    private DeleteOrder(String sync, DeleteWish wish) {
        super(sync, RunKind.SYNC);
        this.wish = wish;
    }

    /** Lets one run remove up to so many records. */
    public static DeleteOrder allow(String sync, long records) {
        if (records < 0) {
            throw new IllegalArgumentException(records + " records cannot be allowed to be removed");
        }
        return new DeleteOrder(sync, new DeleteWish(false, records));
    }

    /** Lets one run only tell what it would remove. */
    public static DeleteOrder preview(String sync) {
        return new DeleteOrder(sync, new DeleteWish(true, null));
    }

    static DeleteWish wish(SyncOrder order) {
        return order instanceof DeleteOrder d ? d.wish : DeleteWish.NONE;
    }

    @Override
    boolean bringsRows() {
        return false;
    }

    @Override
    Iterator<?> rows(StateStore store, String run) {
        throw new IllegalStateException("the rows of this order are those of the source");
    }
}
