/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownCompany;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.CompanyNames;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Turns the company that a record names, in whatever way, into its {@code _id} (API sheet, section 1.10). */
public final class CompanyResolver {
    private final Tenant tenant;
    private final CompanyNames names;

    public CompanyResolver(Tenant tenant) {
        this.tenant = tenant;
        names = new CompanyNames(tenant);
    }

    /** The company of a record as it was sent; empty if it names none that exists, or several. */
    public Optional<String> sent(CompanyReference reference, Object company, String plainExternalId) {
        if (company instanceof String name) {
            return names.idOf(name, reference.prefixes());
        }
        return plainExternalId == null ? Optional.empty() : names.byExternalId(plainExternalId);
    }

    /** Replaces the company reference of a draft; refuses the draft if there is no such company. */
    void resolve(PlanhatObject object, DocBuilder draft) {
        CompanyReference reference = object.companyReference().orElse(null);
        if (reference == null) {
            return;
        }
        Object company = draft.get(reference.field());
        String external = reference.plainExternalIdField().map(draft::text).orElse(null);
        if (reference.array()) {
            if (company != null) {
                draft.set(reference.field(), all(reference, company));
            }
        } else if (company != null || external != null) {
            String id = sent(reference, company, external)
                    .orElseThrow(() -> unknown(reference, company == null ? external : company));
            draft.set(reference.field(), id);
        }
    }

    private List<Object> all(CompanyReference reference, Object companies) {
        if (!(companies instanceof List<?> several)) {
            throw Refused.because(reference.field() + " must be an array");
        }
        List<Object> ids = new ArrayList<>();
        for (Object company : several) {
            ids.add(sent(reference, company, null).orElseThrow(() -> unknown(reference, company)));
        }
        return ids;
    }

    private Refused unknown(CompanyReference reference, Object company) {
        String message = reference.field() + ": company not found: " + company;
        return tenant.behaviour().is(UnknownCompany.ERROR) ? Refused.because(message) : Refused.silently(message);
    }
}
