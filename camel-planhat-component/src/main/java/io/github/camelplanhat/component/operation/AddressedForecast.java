/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;
import java.util.Optional;

import io.github.camelplanhat.component.dryrun.Forecast;
import io.github.camelplanhat.component.dryrun.Foretold;
import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Stored;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Finds the record that an operation addresses, by a GET where there is one for this kind of id, else in the list. */
final class AddressedForecast {
    private final PlanhatObject object;
    private final Lookup lookup;

    AddressedForecast(PlanhatObject object, Forecast forecast) {
        this.object = object;
        this.lookup = forecast.lookup();
    }

    /** Empty if Planhat has no such record. */
    Optional<Stored> find(RecordAddress address) {
        if (object.idKinds(Operation.GET).contains(address.kind())) {
            return lookup.get(address.kind(), address.value());
        }
        String field = object.idField(address.kind()).orElseThrow();
        int key = lookup.names().keyables().indexOf(field);
        if (key < 0) {
            throw new IllegalArgumentException(object + " cannot be read by " + address
                    + ", so that a dry run cannot tell what would become of it: give its id");
        }
        String[] keys = new String[lookup.names().keyables().size()];
        keys[key] = address.value();
        Wanted wanted = new Wanted(keys, null);
        lookup.prepare(List.of(wanted), false, true);
        return lookup.find(key, wanted).stream().findFirst();
    }

    Foretold notFound(RecordAddress address) {
        return new Foretold(
                OutcomeStatus.REFUSED,
                null,
                key(address),
                "not found: no " + object + " has " + key(address),
                java.util.Map.of());
    }

    /** {@code externalId=A-17} */
    String key(RecordAddress address) {
        return object.idField(address.kind()).orElseThrow() + "=" + address.value();
    }
}
