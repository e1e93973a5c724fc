/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.TicketEnduser;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Endusers;
import io.github.camelplanhat.simulator.tenant.Tenant;

/**
 * Tickets (API sheet, section 2.18): dropped without e-mail, assigned to a company by their domains, and read as
 * conversations under other names.
 */
final class TicketQuirks implements Quirks {
    private final Map<String, String> readNames = PlanhatObject.TICKET.readNames();

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        String email = draft.text("email");
        if (email == null || email.isBlank()) {
            throw Refused.silently("a ticket without email");
        }
        if (draft.get("companyId") == null && draft.get("companyExternalId") == null) {
            company(draft, tenant).ifPresent(id -> draft.set("companyId", id));
        }
    }

    private static Optional<String> company(DocBuilder draft, Tenant tenant) {
        Endusers endusers = new Endusers(tenant);
        List<?> domains = draft.get("domains") instanceof List<?> given ? given : List.of();
        return domains.stream()
                .flatMap(domain -> endusers.companyOfDomain(String.valueOf(domain)).stream())
                .findFirst()
                .or(() -> endusers.companyOfAddress(draft.text("email")));
    }

    @Override
    public void afterInsert(Doc record, Tenant tenant) {
        String company = record.text("companyId");
        if (company != null
                && enduser(record, tenant).isEmpty()
                && tenant.behaviour().is(TicketEnduser.CREATED)) {
            new Endusers(tenant).create(null, record.text("email"), record.text("name"), company);
        }
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        for (int i = 0; i < record.size(); i++) {
            String name = record.name(i);
            out.field(readNames.getOrDefault(name, name), record.value(i));
        }
        out.field("type", "ticket");
        List<Map<String, Object>> endusers = enduser(record, tenant)
                .map(found -> List.of(ConversationQuirks.person(found)))
                .orElse(List.of());
        out.field("endusers", endusers);
        Reading.oldTimes(record, out, "createDate", "updateDate");
        Reading.defaults(record, out, record.get("createdAt"), "date", "inDate");
        Reading.emptyArrays(record, out, "history", "timeBucket", "activityTags", "emailTemplateIds", "tags");
        Reading.emptyArrays(record, out, "users", "sender");
        Reading.emptyObjects(record, out, "custom");
        Reading.defaults(record, out, false, "starred", "pinned", "isOpen", "archived");
        Reading.defaults(record, out, true, "waitsToBeFiltered");
    }

    private static Optional<Doc> enduser(Doc record, Tenant tenant) {
        return new Endusers(tenant)
                .find(null, record.text("email"), record.text("companyId"))
                .map(Slot::doc);
    }
}
