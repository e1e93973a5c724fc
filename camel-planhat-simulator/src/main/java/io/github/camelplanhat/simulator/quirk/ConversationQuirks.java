/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.camelplanhat.simulator.behaviour.Switch.ConversationDescription;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/**
 * Conversations and notes (API sheet, sections 2.5 and 2.11): newest first, without their description in lists, and the
 * document itself as the answer to a delete.
 */
final class ConversationQuirks implements Quirks {

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        draft.setIfAbsent("type", "note").setIfAbsent("date", tenant.nowText());
    }

    @Override
    public Optional<String> defaultSort() {
        return Optional.of("-date");
    }

    @Override
    public boolean deleteAnswersRecord() {
        return true;
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        boolean described = !as.inList()
                || as == ReadAs.SELECTED_LIST_ITEM && tenant.behaviour().is(ConversationDescription.BY_SELECT);
        for (int i = 0; i < record.size(); i++) {
            if (described || !record.name(i).equals("description")) {
                out.field(record.name(i), record.value(i));
            }
        }
        if (record.text("description") != null) {
            Reading.defaults(record, out, RichText.plain(record.text("description")), "snippet");
        }
        Reading.defaults(record, out, userIds(record), "userIds");
        Reading.defaults(record, out, record.get("createdAt"), "createDate");
        Reading.emptyArrays(record, out, "tags", "users", "endusers", "activityTags");
        Reading.defaults(record, out, false, "hasMore", "isCustomType", "hasAttachments", "isSeen");
        Reading.defaults(record, out, false, "starred", "pinned", "archived");
        if (!as.inList()) {
            Reading.defaults(record, out, false, "isOpen");
            Reading.emptyArrays(record, out, "timeBucket", "autoTags", "emailTemplateIds", "sender", "history");
            Reading.defaults(record, out, true, "waitsToBeFiltered");
            Reading.defaults(record, out, 0, "__v");
        }
        if (as == ReadAs.CREATED) {
            created(record, tenant, out);
        }
    }

    private static void created(Doc record, Tenant tenant, FieldSink out) throws IOException {
        Reading.emptyArrays(record, out, "followers");
        out.field("nickName", "Service account");
        out.field(
                "note",
                Objects.toString(record.get("subject"), "") + ": " + Objects.toString(record.get("description"), ""));
        Doc company = tenant.company(record.text("companyId")).orElse(null);
        if (company != null && company.has("sourceId")) {
            out.field("companySourceId", company.get("sourceId"));
        }
        if (company != null && company.has("owner")) {
            out.field("owner", company.get("owner"));
        }
    }

    private static List<Object> userIds(Doc record) {
        return record.get("users") instanceof List<?> users
                ? users.stream()
                        .filter(Doc.class::isInstance)
                        .map(user -> ((Doc) user).get("id"))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    /** An enduser as conversations and tickets name it: the key is {@code id}. */
    static Map<String, Object> person(Doc enduser) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("id", enduser.text("_id"));
        person.put("name", Objects.toString(enduser.get("name"), EnduserQuirks.name(enduser)));
        return person;
    }
}
