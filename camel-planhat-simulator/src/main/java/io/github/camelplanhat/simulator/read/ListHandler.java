/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.util.List;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.CompanyListOfOneId;
import io.github.camelplanhat.simulator.behaviour.Switch.DefaultProjection;
import io.github.camelplanhat.simulator.behaviour.Switch.EnduserListOfOneId;
import io.github.camelplanhat.simulator.behaviour.Switch.SelectAll;
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
        boolean single = isSingle(object, query);
        return Answer.json(tenant.store().locked(() -> {
            List<Doc> records = listing.page(object, query, page);
            return single ? single(object, records, query) : array(object, records, query);
        }));
    }

    private boolean isSingle(PlanhatObject object, Query query) {
        return switch (object) {
            case COMPANY ->
                query.several("companyId").size() == 1 && tenant.behaviour().is(CompanyListOfOneId.SINGLE_OBJECT);
            case ENDUSER -> query.get("euId").isPresent() && tenant.behaviour().is(EnduserListOfOneId.SINGLE_OBJECT);
            default -> false;
        };
    }

    private byte[] array(PlanhatObject object, List<Doc> records, Query query) {
        Selection selection = selection(query);
        ReadAs as = readAs(query);
        return tenant.json().write(out -> {
            out.writeStartArray();
            for (Doc record : records) {
                view.write(object, record, as, selection, out);
            }
            out.writeEndArray();
        });
    }

    private byte[] single(PlanhatObject object, List<Doc> records, Query query) {
        if (records.isEmpty()) {
            throw new HttpError(404, object + " not found");
        }
        return tenant.json().write(out -> view.write(object, records.get(0), readAs(query), selection(query), out));
    }

    private static ReadAs readAs(Query query) {
        return query.get("select").isPresent() ? ReadAs.SELECTED_LIST_ITEM : ReadAs.LIST_ITEM;
    }

    private Selection selection(Query query) {
        List<String> names = query.several("select");
        boolean everything = names.equals(List.of("ALL")) && tenant.behaviour().is(SelectAll.EVERYTHING);
        if (everything) {
            return Selection.everything();
        }
        if (!names.isEmpty()) {
            return Selection.of(names);
        }
        return tenant.behaviour().is(DefaultProjection.WHOLE_RECORD)
                ? Selection.everything()
                : Selection.of(List.of("name"));
    }
}
