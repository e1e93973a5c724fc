/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

import static io.github.camelplanhat.model.PlanhatObject.LICENSE;
import static io.github.camelplanhat.model.PlanhatObject.SALE;

/**
 * Companies (API sheet, section 2.4): owners are ids when one company is read and objects in lists; one company embeds
 * its sales and licences, list items do not.
 */
final class CompanyQuirks implements Quirks {

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        draft.setIfAbsent("status", "prospect");
    }

    @Override
    public void derive(DocBuilder draft, Tenant tenant) {
        Ranges.check(draft, "h", 0, 10);
        Ranges.check(draft, "csmScore", 1, 5);
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        for (int i = 0; i < record.size(); i++) {
            String name = record.name(i);
            boolean expanded = as.inList() && (name.equals("owner") || name.equals("coOwner"));
            out.field(name, expanded ? owner(record.value(i), tenant) : record.value(i));
        }
        Reading.emptyObjects(record, out, "shareable", "features", "sunits", "usage");
        Reading.emptyArrays(record, out, "domains", "tags", "alerts");
        Reading.defaults(record, out, 0, "mr", "mrTotal", "mrrTotal", "nrr30", "nrrTotal");
        revenue(record, tenant, out);
        Reading.oldTimes(record, out, "createDate", "lastUpdated");
        if (!as.inList()) {
            Reading.emptyArrays(record, out, "followers", "collaborators", "products", "lastPerformedTriggers");
            Reading.emptyArrays(record, out, "csmScoreLog", "documents", "links", "lastActivities");
            Reading.emptyObjects(record, out, "lastTouchByType");
            Reading.defaults(
                    record,
                    out,
                    of(record, SALE, tenant).map(CompanyQuirks::embedded).toList(),
                    "sales");
            Reading.defaults(record, out, of(record, LICENSE, tenant).toList(), "licenses");
            Reading.defaults(record, out, 0, "__v");
        }
    }

    private static void revenue(Doc record, Tenant tenant, FieldSink out) throws IOException {
        double monthly = of(record, LICENSE, tenant)
                .mapToDouble(licence -> licence.get("mrr") instanceof Number mrr ? mrr.doubleValue() : 0)
                .sum();
        Reading.defaults(record, out, monthly, "mrr");
        Reading.defaults(record, out, 12 * monthly, "arr");
    }

    private static Stream<Doc> of(Doc company, PlanhatObject object, Tenant tenant) {
        return tenant.store().of(object).find("companyId", company.text("_id")).stream()
                .map(Slot::doc);
    }

    /** A sale within a company has its currency as an object. */
    private static Map<String, Object> embedded(Doc sale) {
        Map<String, Object> fields = sale.toMap();
        fields.computeIfPresent("_currency", (name, code) -> Map.of("_id", code, "overrides", Map.of()));
        return fields;
    }

    private static Object owner(Object id, Tenant tenant) {
        if (!(id instanceof String user)) {
            return id;
        }
        Map<String, Object> owner = new LinkedHashMap<>();
        owner.put("_id", user);
        tenant.user(user).ifPresent(found -> owner.put("nickName", found.get("nickName")));
        return owner;
    }
}
