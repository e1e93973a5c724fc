/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelplanhat.model.PlanhatObject;

/** One lane for every path; notes and conversations share theirs. */
public final class BulkLanes {
    private final Map<String, BulkLane> lanes = new ConcurrentHashMap<>();

    BulkLane of(PlanhatObject object) {
        return lanes.computeIfAbsent(object.path(), p -> new BulkLane());
    }
}
