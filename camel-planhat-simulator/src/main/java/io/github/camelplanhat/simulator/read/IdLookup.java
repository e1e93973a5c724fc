/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.util.Optional;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.PrefixesInDelete;
import io.github.camelplanhat.simulator.call.Route;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

import static io.github.camelplanhat.model.IdKind.EXTERNAL_ID;
import static io.github.camelplanhat.model.IdKind.SOURCE_ID;

/** Finds the record that a path addresses, by the kinds of id that its operation takes (API sheet, section 1.10). */
public final class IdLookup {
    private final Tenant tenant;

    public IdLookup(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The addressed record; the caller holds the store's lock. */
    public Optional<Slot> find(Route route) {
        String id = route.id();
        if (id.startsWith(EXTERNAL_ID.prefix())) {
            return find(route, EXTERNAL_ID);
        }
        return id.startsWith(SOURCE_ID.prefix())
                ? find(route, SOURCE_ID)
                : collection(route).byId(id);
    }

    private Optional<Slot> find(Route route, IdKind kind) {
        Optional<String> field = fieldOf(route.object(), kind);
        if (!accepted(route, kind) || field.isEmpty()) {
            return Optional.empty();
        }
        String value = route.id().substring(kind.prefix().length());
        return collection(route).find(field.get(), value).stream().findFirst();
    }

    private boolean accepted(Route route, IdKind kind) {
        return route.object().idKinds(route.operation()).contains(kind)
                || route.operation() == Operation.DELETE && tenant.behaviour().is(PrefixesInDelete.ACCEPTED);
    }

    private static Optional<String> fieldOf(PlanhatObject object, IdKind kind) {
        return object.idField(kind);
    }

    private RecordCollection collection(Route route) {
        return tenant.store().of(route.object());
    }
}
