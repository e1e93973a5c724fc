/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;

/**
 * The records of an object that changed since some time, 200 a call.
 *
 * <p>A page is not asked for by its position ({@code after}), but as the records whose id is greater than the last one
 * seen. Positions end at 10,000, and they shift while records change: one that moves back in the order of time pulls the
 * others forward, and one of them falls between two pages. Ids do neither, and records of the same time need no care.
 */
final class SearchPages implements Pages {
    private static final int LIMIT = 200;

    private final HubSpotApi api;
    private final HubSpotObject object;
    private final Instant since;
    private long lastId;
    private boolean end;

    SearchPages(HubSpotApi api, HubSpotObject object, Instant since) {
        this.api = api;
        this.object = object;
        this.since = since;
    }

    @Override
    public HubSpotAnswer next() {
        if (end) {
            return null;
        }
        HubSpotAnswer page =
                api.call(RestCall.post("/crm/v3/objects/" + object.name() + "/search", JsonText.of(request())));
        page.results().forEach(this::moveOn);
        end = page.results().isEmpty() || HubSpotAnswer.after(page.body()) == null;
        return page;
    }

    private Map<String, Object> request() {
        List<Map<String, Object>> filters = new ArrayList<>();
        filters.add(filter(object.modified(), "GTE", since.toEpochMilli()));
        if (lastId > 0) {
            filters.add(filter("hs_object_id", "GT", lastId));
        }
        return Map.of(
                "filterGroups", List.of(Map.of("filters", filters)),
                "sorts", List.of(Map.of("propertyName", "hs_object_id", "direction", "ASCENDING")),
                "properties", object.requested(),
                "limit", LIMIT);
    }

    private static Map<String, Object> filter(String property, String operator, long value) {
        return Map.of("propertyName", property, "operator", operator, "value", String.valueOf(value));
    }

    /** Out of order, records would be left out in silence. */
    private void moveOn(Map<String, Object> record) {
        long id = Long.parseLong(String.valueOf(record.get("id")));
        if (id <= lastId) {
            throw new RestException(
                    200,
                    "HubSpot's search of " + object.name() + " is not in the order of ids: " + id + " came after "
                            + lastId,
                    null);
        }
        lastId = id;
    }
}
