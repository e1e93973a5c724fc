/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import java.util.function.Supplier;

import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.json.MalformedJsonException;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** The body of a call for one record, and what is answered if the record is refused. */
final class OneRecord {
    private OneRecord() {}

    static Doc of(Tenant tenant, Call call) {
        try {
            if (tenant.json().read(call.body()) instanceof Doc record) {
                return record;
            }
            throw new HttpError(400, "the body must be one JSON object");
        } catch (MalformedJsonException e) {
            throw new HttpError(400, e.getMessage());
        }
    }

    static <T> T orBadRequest(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            throw new HttpError(400, refused.getMessage());
        }
    }
}
