/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Tasks (API sheet, section 2.17): completing one archives it; the description comes back as a paragraph. */
final class TaskQuirks implements Quirks {

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        draft.setIfAbsent("mainType", "task");
    }

    @Override
    public void derive(DocBuilder draft, Tenant tenant) {
        if (draft.get("dateDone") != null) {
            draft.set("isArchived", true);
        }
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        for (int i = 0; i < record.size(); i++) {
            boolean wrapped = record.name(i).equals("description") && record.value(i) != null;
            out.field(
                    record.name(i), wrapped ? RichText.paragraph(record.value(i).toString()) : record.value(i));
        }
        if (record.text("description") != null) {
            out.field("snippet", RichText.plain(record.text("description")));
        }
        Reading.defaults(record, out, false, "isArchived", "shared", "overdueNotified", "noSpecificTime");
        Reading.emptyArrays(record, out, "activityTags", "endusers", "users", "checklist");
        Reading.defaults(record, out, 0, "__v");
        Doc owner = tenant.user(record.text("ownerId")).orElse(null);
        if (owner != null) {
            out.field("ownerName", owner.text("firstName") + " " + owner.text("lastName"));
        }
    }
}
