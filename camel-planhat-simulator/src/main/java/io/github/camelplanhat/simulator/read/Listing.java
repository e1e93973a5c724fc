/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.call.Query;
import io.github.camelplanhat.simulator.quirk.QuirksOf;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Finds the records of a page. The order of a collection is kept until it changes, so that paging sorts once. */
final class Listing {
    private final Tenant tenant;
    private final QuirksOf quirks;
    private final Filters filters;
    private final Map<String, Sorted> kept = new HashMap<>();

    private record Sorted(long version, String sort, List<Slot> slots) {}

    Listing(Tenant tenant, QuirksOf quirks) {
        this.tenant = tenant;
        this.quirks = quirks;
        filters = new Filters(tenant);
    }

    /** The caller holds the store's lock. */
    List<Doc> page(PlanhatObject object, Query query, Page page) {
        RecordCollection collection = tenant.store().of(object);
        String sort =
                query.get("sort").or(() -> quirks.object(object).defaultSort()).orElse("");
        List<Slot> ordered = filters.narrowed(object, collection, query)
                .map(few -> new Sorting(object, sort).sorted(few))
                .orElseGet(() -> whole(object, collection, sort));
        Optional<Predicate<Doc>> filter = filters.filter(object, query);
        if (filter.isEmpty()) {
            int from = Math.min(page.offset(), ordered.size());
            int to = Math.min(from + page.limit(), ordered.size());
            return ordered.subList(from, to).stream().map(Slot::doc).toList();
        }
        return ordered.stream()
                .map(Slot::doc)
                .filter(filter.get())
                .skip(page.offset())
                .limit(page.limit())
                .toList();
    }

    private List<Slot> whole(PlanhatObject object, RecordCollection collection, String sort) {
        boolean asInserted = sort.isEmpty() || sort.equals("_id") && collection.ascendingIds();
        if (asInserted) {
            return collection.slots();
        }
        Sorted before = kept.get(object.path());
        if (before != null && before.version == collection.version() && before.sort.equals(sort)) {
            return before.slots;
        }
        List<Slot> sorted = new Sorting(object, sort).sorted(collection.slots());
        kept.put(object.path(), new Sorted(collection.version(), sort, sorted));
        return sorted;
    }
}
