/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.operation.ListOperation;
import io.github.camelplanhat.component.operation.ListSettings;
import io.github.camelplanhat.component.paging.RecordIterator;
import io.github.camelplanhat.model.PlanhatObject;

/** The whole list at every poll. A batch is a page; the next page is read when the route is done with this one. */
public final class ListSource implements RecordSource {
    private final PlanhatObject object;
    private final ListSettings settings;
    private final boolean splitResult;

    /** @param splitResult whether each record is an exchange of its own, rather than each page */
    public ListSource(PlanhatObject object, ListSettings settings, boolean splitResult) {
        this.object = object;
        this.settings = settings;
        this.splitResult = splitResult;
    }

    @Override
    public void poll(Poll poll) {
        RecordIterator records = new ListOperation(object, poll.client(), settings).open(poll.scratch());
        List<Map<String, Object>> page;
        while (poll.goesOn() && !(page = records.nextPage()).isEmpty()) {
            poll.deliver(splitResult ? each(page) : List.of(whole(page)));
        }
    }

    private static List<Emission> each(List<Map<String, Object>> page) {
        return page.stream()
                .map(record -> new Emission(record, headers(record)))
                .toList();
    }

    private static Map<String, Object> headers(Map<String, Object> record) {
        Object id = record.get("_id");
        return id == null ? Map.of() : Map.of(PlanhatConstants.ID, id.toString());
    }

    private static Emission whole(List<Map<String, Object>> page) {
        return new Emission(page, Map.of(PlanhatConstants.RECORDS, (long) page.size()));
    }
}
