/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.util.EnumMap;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;

/** Which object has which quirks. */
public final class QuirksOf {
    private final Quirks none = new Quirks() {};
    private final Map<PlanhatObject, Quirks> quirks = new EnumMap<>(PlanhatObject.class);

    public QuirksOf() {
        ConversationQuirks conversations = new ConversationQuirks();
        quirks.put(PlanhatObject.COMPANY, new CompanyQuirks());
        quirks.put(PlanhatObject.CONVERSATION, conversations);
        quirks.put(PlanhatObject.CUSTOM_FIELD, new CustomFieldQuirks());
        quirks.put(PlanhatObject.ENDUSER, new EnduserQuirks());
        quirks.put(PlanhatObject.INVOICE, new InvoiceQuirks());
        quirks.put(PlanhatObject.ISSUE, new IssueQuirks());
        quirks.put(PlanhatObject.LICENSE, new LicenseQuirks());
        quirks.put(PlanhatObject.NOTE, conversations);
        quirks.put(PlanhatObject.NPS, new NpsQuirks());
        quirks.put(PlanhatObject.OPPORTUNITY, new OpportunityQuirks());
        quirks.put(PlanhatObject.SALE, new SaleQuirks());
        quirks.put(PlanhatObject.TASK, new TaskQuirks());
        quirks.put(PlanhatObject.TICKET, new TicketQuirks());
        quirks.put(PlanhatObject.TIMESHEET, new TimesheetQuirks());
        quirks.put(PlanhatObject.TIME_ENTRY, new TimeEntryQuirks());
        quirks.put(PlanhatObject.USER, new UserQuirks());
    }

    public Quirks object(PlanhatObject object) {
        return quirks.getOrDefault(object, none);
    }
}
