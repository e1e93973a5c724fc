/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Invoices (API sheet, section 2.8) are numbered by Planhat. */
final class InvoiceQuirks implements Quirks {

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        draft.set("invoiceNo", tenant.store().of(PlanhatObject.INVOICE).size() + 1);
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
        Reading.defaults(record, out, record.get("updatedAt"), "lastUpdated");
        Reading.emptyArrays(record, out, "lineItems", "emails");
    }
}
