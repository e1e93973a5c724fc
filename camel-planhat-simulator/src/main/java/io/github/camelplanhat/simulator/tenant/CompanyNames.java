/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.tenant;

import java.util.Optional;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;

import static io.github.camelplanhat.model.IdKind.EXTERNAL_ID;
import static io.github.camelplanhat.model.IdKind.SOURCE_ID;

/** Finds the company that somebody names (API sheet, section 1.10). The caller holds the store's lock. */
public final class CompanyNames {
    private final RecordCollection companies;

    public CompanyNames(Tenant tenant) {
        companies = tenant.store().of(PlanhatObject.COMPANY);
    }

    /**
     * The {@code _id} of a company.
     *
     * @param name an {@code _id}, or an external or source id behind its prefix
     * @param prefixes whether prefixes are understood here
     */
    public Optional<String> idOf(String name, boolean prefixes) {
        if (prefixes && name.startsWith(EXTERNAL_ID.prefix())) {
            return byExternalId(name.substring(EXTERNAL_ID.prefix().length()));
        }
        if (prefixes && name.startsWith(SOURCE_ID.prefix())) {
            return by(SOURCE_ID, name.substring(SOURCE_ID.prefix().length()));
        }
        return companies.byId(name).map(Slot::id);
    }

    /** The {@code _id} of the company with this external id; empty for null. */
    public Optional<String> byExternalId(String externalId) {
        return externalId == null ? Optional.empty() : by(EXTERNAL_ID, externalId);
    }

    private Optional<String> by(IdKind kind, String value) {
        return PlanhatObject.COMPANY
                .idField(kind)
                .flatMap(field -> companies.find(field, value).stream().findFirst())
                .map(Slot::id);
    }
}
