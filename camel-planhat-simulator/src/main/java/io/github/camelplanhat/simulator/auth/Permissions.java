/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.auth;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** What the token's service account may not do; a call for it is answered 403 (API sheet, section 1.5). */
public final class Permissions {
    private final Map<String, Set<Operation>> denied = new ConcurrentHashMap<>();

    /** Denies operations on an object, all of them if none is named. Objects with the same path are denied together. */
    public void deny(PlanhatObject object, Operation... operations) {
        Set<Operation> which =
                operations.length == 0 ? EnumSet.allOf(Operation.class) : EnumSet.copyOf(List.of(operations));
        denied.merge(object.path(), which, (old, added) -> {
            Set<Operation> both = EnumSet.copyOf(old);
            both.addAll(added);
            return both;
        });
    }

    /** Allows everything again. */
    public void clear() {
        denied.clear();
    }

    public boolean allows(PlanhatObject object, Operation operation) {
        return !denied.getOrDefault(object.path(), Set.of()).contains(operation);
    }
}
