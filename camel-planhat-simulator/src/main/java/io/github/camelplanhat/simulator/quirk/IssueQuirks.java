/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Issues (API sheet, section 2.9) show their companies and endusers expanded. */
final class IssueQuirks implements Quirks {

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
        Reading.defaults(record, out, expanded(record.get("companyIds"), PlanhatObject.COMPANY, tenant), "companies");
        Reading.defaults(record, out, expanded(record.get("enduserIds"), PlanhatObject.ENDUSER, tenant), "endusers");
        Reading.emptyArrays(record, out, "companyIds", "enduserIds", "conversationIds", "followers");
        Reading.defaults(record, out, false, "archived");
    }

    private static List<Map<String, Object>> expanded(Object ids, PlanhatObject object, Tenant tenant) {
        List<?> several = ids instanceof List<?> given ? given : List.of();
        return several.stream()
                .flatMap(id -> tenant.store().of(object).byId(String.valueOf(id)).stream())
                .map(Slot::doc)
                .map(IssueQuirks::named)
                .toList();
    }

    private static Map<String, Object> named(Doc record) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("_id", record.text("_id"));
        named.put("name", Objects.toString(record.get("name"), EnduserQuirks.name(record)));
        return named;
    }
}
