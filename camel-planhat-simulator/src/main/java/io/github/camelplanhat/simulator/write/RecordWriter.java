/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.quirk.Quirks;
import io.github.camelplanhat.simulator.quirk.QuirksOf;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Stores and changes records by Planhat's rules, or throws {@link Refused}. The caller holds the store's lock. */
public final class RecordWriter {
    private final Tenant tenant;
    private final QuirksOf quirks;
    private final SentFields fields;
    private final CompanyResolver companies;
    private final Uniqueness uniqueness;

    public RecordWriter(Tenant tenant, QuirksOf quirks) {
        this.tenant = tenant;
        this.quirks = quirks;
        fields = new SentFields(tenant);
        companies = new CompanyResolver(tenant);
        uniqueness = new Uniqueness(tenant);
    }

    public Slot insert(PlanhatObject object, Doc sent, Moment moment) {
        return insert(object, sent, moment, tenant.store().ids().next());
    }

    /** Stores a new record under an {@code _id} that no record has. */
    public Slot insert(PlanhatObject object, Doc sent, Moment moment, String id) {
        Quirks quirk = quirks.object(object);
        DocBuilder draft = tenant.store().doc().set("_id", id);
        fields.into(draft, object, sent);
        quirk.beforeInsert(draft, tenant);
        Requirements.checkNew(object, draft, moment.isBulk());
        companies.resolve(object, draft);
        quirk.derive(draft, tenant);
        uniqueness.check(object, draft, null);
        draft.setIfAbsent("createdAt", moment.now()).setIfAbsent("updatedAt", moment.now());
        Slot slot = tenant.store().of(object).add(draft.build(), moment.bulkNumber());
        quirk.afterInsert(slot.doc(), tenant);
        return slot;
    }

    /** Changes the properties that were sent; false if they were so already, and nothing was written. */
    public boolean update(PlanhatObject object, Slot slot, Doc sent, Moment moment) {
        Requirements.checkChange(object, sent);
        DocBuilder draft = slot.doc().edit();
        fields.into(draft, object, sent);
        companies.resolve(object, draft);
        quirks.object(object).derive(draft, tenant);
        if (draft.build().equals(slot.doc())) {
            return false;
        }
        uniqueness.check(object, draft, slot);
        if (!isGiven(object, sent, "updatedAt")) {
            draft.set("updatedAt", moment.now());
        }
        tenant.store().of(object).replace(slot, draft.build());
        return true;
    }

    private static boolean isGiven(PlanhatObject object, Doc sent, String name) {
        return sent.has(name)
                && object.field(name).filter(field -> !field.readOnly()).isPresent();
    }
}
