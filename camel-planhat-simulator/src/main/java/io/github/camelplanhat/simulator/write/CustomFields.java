/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.Clearing;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownCustomField;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

import static io.github.camelplanhat.model.PlanhatObject.CUSTOM_FIELD;

/** The {@code custom} object of a record, merged key by key (API sheet, section 3.5). */
final class CustomFields {
    private final Tenant tenant;

    CustomFields(Tenant tenant) {
        this.tenant = tenant;
    }

    void merge(DocBuilder draft, PlanhatObject object, Object sent) {
        if (sent == null) {
            return;
        }
        if (!(sent instanceof Doc keys)) {
            throw Refused.because("custom must be object");
        }
        DocBuilder custom = draft.get("custom") instanceof Doc before
                ? before.edit()
                : tenant.store().doc();
        for (int i = 0; i < keys.size(); i++) {
            if (isKnown(object, keys.name(i))) {
                set(custom, keys.name(i), keys.value(i));
            }
        }
        draft.set("custom", custom.build());
    }

    private void set(DocBuilder custom, String name, Object value) {
        if (value == null && tenant.behaviour().is(Clearing.REMOVES_FIELD)) {
            custom.without(name);
        } else if (value != null || custom.has(name)) {
            custom.set(name, value);
        }
    }

    /** How the case of {@code parent} is treated is unknown; here it does not matter. */
    private boolean isKnown(PlanhatObject object, String name) {
        return tenant.behaviour().is(UnknownCustomField.STORE)
                || tenant.store().of(CUSTOM_FIELD).slots().stream()
                        .anyMatch(slot -> name.equals(slot.doc().text("name"))
                                && object.uriName().equalsIgnoreCase(slot.doc().text("parent")));
    }
}
