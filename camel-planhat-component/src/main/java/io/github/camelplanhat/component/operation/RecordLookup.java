/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Asks for single records by Planhat's own id, one call each. */
public final class RecordLookup {
    private final RecordCalls calls;

    public RecordLookup(PlanhatObject object, PlanhatClient client) {
        this.calls = new RecordCalls(object, Operation.GET, client);
    }

    /** The record; empty only if Planhat says that there is none. Any other failure is thrown. */
    public Optional<Map<String, Object>> find(String id) {
        try {
            Map<String, Object> record =
                    calls.get(new RecordAddress(IdKind.ID, id)).body();
            // An answer without a body says nothing: it must not be read as an absence.
            return Optional.of(record == null ? Map.of("_id", id) : record);
        } catch (PlanhatNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Whether a record is of this object, and not of another one on the same path. */
    public static boolean isOf(PlanhatObject object, Map<String, Object> record) {
        return FixedValues.match(object, record);
    }
}
