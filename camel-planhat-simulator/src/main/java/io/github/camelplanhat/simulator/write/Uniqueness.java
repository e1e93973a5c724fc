/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import java.util.Objects;
import java.util.Optional;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/**
 * {@code sourceId} is unique per model, {@code externalId} among companies and users, and per company on all other models
 * (API sheet, section 1.11).
 */
final class Uniqueness {
    private final Tenant tenant;

    Uniqueness(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Refuses a draft with a key that another record has; {@code self} is null for a new record. */
    void check(PlanhatObject object, DocBuilder draft, Slot self) {
        RecordCollection records = tenant.store().of(object);
        object.idField(IdKind.SOURCE_ID).ifPresent(field -> {
            if (taken(records, field, draft, self, Optional.empty())) {
                throw Refused.because(field + " duplicated");
            }
        });
        Optional<String> company =
                object.companyReference().filter(c -> !c.array()).map(CompanyReference::field);
        object.externalIdField().ifPresent(field -> {
            if (taken(records, field, draft, self, company)) {
                throw Refused.because(field + " duplicated");
            }
        });
    }

    private static boolean taken(
            RecordCollection records, String field, DocBuilder draft, Slot self, Optional<String> within) {
        String value = draft.text(field);
        if (value == null || value.isBlank()) {
            return false;
        }
        for (Slot other : records.find(field, value)) {
            if (other != self && sameScope(draft, other, within)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameScope(DocBuilder draft, Slot other, Optional<String> within) {
        return within.isEmpty()
                || Objects.equals(draft.text(within.get()), other.doc().text(within.get()));
    }
}
