/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.bulk;

import java.util.List;
import java.util.Optional;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.ConversationKeys;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;
import io.github.camelplanhat.simulator.write.CompanyResolver;

/** Finds the record that a bulk item means, by its keyables in priority order (API sheet, sections 1.11 and 3.1). */
final class Matching {
    private final Tenant tenant;
    private final CompanyResolver companies;

    Matching(Tenant tenant) {
        this.tenant = tenant;
        companies = new CompanyResolver(tenant);
    }

    /** The matched record and the key that matched; empty if the item is a new record. An unknown {@code _id} matches none. */
    Optional<Match> find(PlanhatObject object, Doc item) {
        for (String key : keyables(object)) {
            String value = item.text(key);
            if (value != null && !value.isBlank()) {
                Optional<Slot> slot = find(object, key, value, item);
                if (slot.isPresent()) {
                    return Optional.of(new Match(slot.get(), key));
                }
            }
        }
        return Optional.empty();
    }

    private List<String> keyables(PlanhatObject object) {
        boolean idOnly =
                object == PlanhatObject.CONVERSATION && tenant.behaviour().is(ConversationKeys.ID_ONLY);
        return idOnly ? List.of("_id") : object.keyables();
    }

    record Match(Slot slot, String key) {}

    private Optional<Slot> find(PlanhatObject object, String key, String value, Doc item) {
        RecordCollection records = tenant.store().of(object);
        if (key.equals("_id")) {
            return records.byId(value);
        }
        List<Slot> found = records.find(key, value);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (object.externalIdField().filter(key::equals).isPresent()) {
            return byExternalId(object, found, item);
        }
        return unique(found);
    }

    /** Two records of different companies may share an external id; an item that names its company means one of that company. */
    private Optional<Slot> byExternalId(PlanhatObject object, List<Slot> found, Doc item) {
        CompanyReference reference =
                object.companyReference().filter(c -> !c.array()).orElse(null);
        if (reference == null) {
            return unique(found);
        }
        Object company = item.get(reference.field());
        String external = reference.plainExternalIdField().map(item::text).orElse(null);
        if (company == null && external == null) {
            return unique(found);
        }
        String id = companies.sent(reference, company, external).orElse(null);
        for (Slot slot : found) {
            if (id != null && id.equals(slot.doc().text(reference.field()))) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    private static Optional<Slot> unique(List<Slot> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
