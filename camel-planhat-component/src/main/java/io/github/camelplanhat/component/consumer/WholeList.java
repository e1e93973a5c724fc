/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.operation.LeanListOperation;
import io.github.camelplanhat.component.operation.ListOperation;
import io.github.camelplanhat.component.operation.ListSettings;
import io.github.camelplanhat.component.paging.RecordIterator;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Lists that say whether a record is really gone. */
final class WholeList {
    private static final Logger LOG = LoggerFactory.getLogger(WholeList.class);

    private final PlanhatObject object;
    private final Poll poll;

    WholeList(PlanhatObject object, Poll poll) {
        this.object = object;
        this.poll = poll;
    }

    /** Whether single records cannot be asked for by id, so that only a list can tell. */
    static boolean isNeededFor(PlanhatObject object) {
        return !object.allows(Operation.GET);
    }

    /** Whether the lean list has records that the list lacked: then the list is not complete. */
    boolean leanListHasMore(Set<String> seen) {
        if (!object.allows(Operation.LEAN_LIST)) {
            return false;
        }
        Exchange scratch = poll.scratch();
        new LeanListOperation(object, poll.client(), Map.of(), false).process(scratch);
        Set<String> lacking = new HashSet<>();
        for (Object row : scratch.getMessage().getBody(List.class)) {
            Object id = ((Map<?, ?>) row).get("_id");
            if (id != null && !seen.contains(id.toString())) {
                lacking.add(id.toString());
            }
        }
        if (!lacking.isEmpty()) {
            LOG.warn(
                    "{}/changes: the lean list has {} records more than the list; no record is told of as deleted",
                    object,
                    lacking.size());
        }
        return !lacking.isEmpty();
    }

    /** Those of the records that a pass over all records of the object finds. */
    Map<String, Map<String, Object>> find(Set<String> ids) {
        boolean sorts = object.pagingParameters(Operation.LIST).contains("sort");
        ListSettings everything = new ListSettings(
                object.maxPageSize(), null, sorts ? "_id" : null, 0, 0, null, Map.of(), true, false, false);
        RecordIterator records = new ListOperation(object, poll.client(), everything).open(poll.scratch());
        Map<String, Map<String, Object>> found = new HashMap<>();
        records.forEachRemaining(record -> {
            String id = String.valueOf(record.get("_id"));
            if (ids.contains(id)) {
                found.put(id, record);
            }
        });
        return found;
    }
}
