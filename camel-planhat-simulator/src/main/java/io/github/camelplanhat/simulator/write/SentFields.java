/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.Clearing;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownField;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Takes over the fields that a client sent: known and writable ones, each as its type (API sheet, section 3.5). */
final class SentFields {
    private final Tenant tenant;
    private final FieldCaster caster;
    private final CustomFields customFields;

    SentFields(Tenant tenant) {
        this.tenant = tenant;
        caster = new FieldCaster(tenant);
        customFields = new CustomFields(tenant);
    }

    /** References to a company are taken over as they were sent, to be resolved later. */
    void into(DocBuilder draft, PlanhatObject object, Doc sent) {
        String company = object.companyReference().map(CompanyReference::field).orElse("");
        for (int i = 0; i < sent.size(); i++) {
            String name = sent.name(i);
            Object value = sent.value(i);
            if (name.equals(company)) {
                set(draft, name, value);
            } else if (name.equals("custom") && object.field(name).isPresent()) {
                customFields.merge(draft, object, value);
            } else if (!name.equals("_id")) {
                take(draft, object, name, value);
            }
        }
    }

    private void take(DocBuilder draft, PlanhatObject object, String name, Object value) {
        Field field = object.field(name).orElse(null);
        if (field != null) {
            if (!field.readOnly()) {
                set(draft, name, caster.cast(field, value));
            }
            return;
        }
        switch (tenant.behaviour().of(UnknownField.class)) {
            case IGNORE -> {}
            case STORE -> set(draft, name, value);
            case REFUSE -> throw Refused.because("unknown property " + name);
        }
    }

    private void set(DocBuilder draft, String name, Object value) {
        if (value != null) {
            draft.set(name, value);
        } else if (draft.get(name) != null) {
            if (tenant.behaviour().is(Clearing.SETS_NULL)) {
                draft.set(name, null);
            } else {
                draft.without(name);
            }
        }
    }
}
