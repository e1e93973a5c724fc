/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.NpsNames;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Endusers;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** NPS answers (API sheet, section 2.12): belong to the enduser of their e-mail, and are read under other names by some. */
final class NpsQuirks implements Quirks {
    private final Map<String, String> liveNames = PlanhatObject.NPS.alternativeReadNames();

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        new Endusers(tenant).find(null, draft.text("email"), draft.text("cId")).ifPresent(enduser -> {
            draft.setIfAbsent("euId", enduser.id());
            draft.setIfAbsent("cId", enduser.doc().get("companyId"));
        });
    }

    @Override
    public void derive(DocBuilder draft, Tenant tenant) {
        Ranges.check(draft, "score", 0, 10);
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        boolean live = tenant.behaviour().is(NpsNames.LIVE);
        for (int i = 0; i < record.size(); i++) {
            String name = record.name(i);
            if (live && name.equals("euId")) {
                continue;
            }
            out.field(live ? liveNames.getOrDefault(name, name) : name, record.value(i));
        }
    }
}
