/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.PageSizeAboveMaximum;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.call.Query;

/** Which part of a list is asked for. */
record Page(int offset, int limit) {

    static Page of(PlanhatObject object, Query query, Behaviour behaviour) {
        int limit = number(query, "limit", object.defaultPageSize(), 1);
        int offset = number(query, "offset", 0, 0);
        if (limit > object.maxPageSize() && behaviour.is(PageSizeAboveMaximum.REFUSE)) {
            throw new HttpError(400, "limit is above " + object.maxPageSize());
        }
        return new Page(offset, Math.min(limit, object.maxPageSize()));
    }

    private static int number(Query query, String name, int otherwise, int least) {
        String text = query.get(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with numbers that are too small.
        }
        throw new HttpError(400, name + " is not a number of " + least + " or more: " + text);
    }
}
