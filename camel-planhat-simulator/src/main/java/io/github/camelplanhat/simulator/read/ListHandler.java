/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.util.List;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.CompanyListOfOneId;
import io.github.camelplanhat.simulator.behaviour.Switch.DefaultProjection;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.call.Query;
import io.github.camelplanhat.simulator.quirk.QuirksOf;
import io.github.camelplanhat.simulator.quirk.ReadAs;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** {@code GET /path}: filters, sorts, cuts a page, and shows it as a bare array (API sheet, section 1.12). */
public final class ListHandler implements CallHandler {
    private final Tenant tenant;
    private final RecordView view;
    private final Listing listing;

    public ListHandler(Tenant tenant, RecordView view, QuirksOf quirks) {
        this.tenant = tenant;
        this.view = view;
        listing = new Listing(tenant, quirks);
    }

    @Override
    public Answer handle(Call call) {
        PlanhatObject object = call.route().object();
        Query query = call.query();
        Page page = Page.of(object, query, tenant.behaviour());
        Selection selection = selection(query);
        List<Doc> records = tenant.store().locked(() -> listing.page(object, query, page));
        if (object == PlanhatObject.COMPANY
                && query.several("companyId").size() == 1
                && tenant.behaviour().is(CompanyListOfOneId.SINGLE_OBJECT)) {
            return single(object, records, selection);
        }
        return Answer.json(tenant.json().write(out -> {
            out.writeStartArray();
            for (Doc record : records) {
                view.write(object, record, ReadAs.LIST_ITEM, selection, out);
            }
            out.writeEndArray();
        }));
    }

    private Answer single(PlanhatObject object, List<Doc> records, Selection selection) {
        if (records.isEmpty()) {
            throw new HttpError(404, "company not found");
        }
        return Answer.json(
                tenant.json().write(out -> view.write(object, records.get(0), ReadAs.LIST_ITEM, selection, out)));
    }

    private Selection selection(Query query) {
        List<String> names = query.several("select");
        if (!names.isEmpty()) {
            return Selection.of(names);
        }
        return tenant.behaviour().is(DefaultProjection.WHOLE_RECORD)
                ? Selection.everything()
                : Selection.of(List.of("name"));
    }
}
