/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.tenant;

import java.util.List;
import java.util.Optional;

import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;

import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.ENDUSER;

/**
 * Finds endusers by what tickets, answers and activities know of them, and creates missing ones. The caller holds the
 * store's lock.
 */
public final class Endusers {
    private final Tenant tenant;
    private final RecordCollection endusers;

    public Endusers(Tenant tenant) {
        this.tenant = tenant;
        endusers = tenant.store().of(ENDUSER);
    }

    /** The enduser with this external id or, failing that, e-mail address; of several, the one in the company. */
    public Optional<Slot> find(String externalId, String email, String companyId) {
        return by("externalId", externalId, companyId).or(() -> by("email", email, companyId));
    }

    private Optional<Slot> by(String field, String value, String companyId) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        List<Slot> found = endusers.find(field, value);
        if (found.size() <= 1) {
            return found.stream().findFirst();
        }
        return found.stream()
                .filter(slot -> companyId != null && companyId.equals(slot.doc().text("companyId")))
                .findFirst();
    }

    /** The company to whose domains an address belongs; empty if there is none, or several. */
    public Optional<String> companyOfAddress(String email) {
        int at = email == null ? -1 : email.lastIndexOf('@');
        return at < 0 ? Optional.empty() : companyOfDomain(email.substring(at + 1));
    }

    /** The company that owns a domain; empty if there is none, or several. */
    public Optional<String> companyOfDomain(String domain) {
        List<Slot> owners = tenant.store().of(COMPANY).find("domains", domain);
        return owners.size() == 1 ? Optional.of(owners.get(0).id()) : Optional.empty();
    }

    public Slot create(String externalId, String email, String name, String companyId) {
        String now = tenant.nowText();
        DocBuilder draft = tenant.store().doc().set("_id", tenant.store().ids().next());
        setIfGiven(draft, "externalId", externalId);
        setIfGiven(draft, "email", email);
        setIfGiven(draft, "name", name);
        draft.set("companyId", companyId).set("createdAt", now).set("updatedAt", now);
        return endusers.add(draft.build(), 0);
    }

    private static void setIfGiven(DocBuilder draft, String name, String value) {
        if (value != null) {
            draft.set(name, value);
        }
    }
}
