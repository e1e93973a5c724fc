/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Endusers;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Endusers (API sheet, section 2.7): without a company, and without one that owns their e-mail's domain, they vanish. */
final class EnduserQuirks implements Quirks {
    private static final Map<String, List<String>> NOTIFICATIONS =
            Map.of("enabled", List.of(), "disabled", List.of(), "disabledEvents", List.of());

    @Override
    public void beforeInsert(DocBuilder draft, Tenant tenant) {
        if (draft.get("companyId") == null) {
            draft.set(
                    "companyId",
                    new Endusers(tenant)
                            .companyOfAddress(draft.text("email"))
                            .orElseThrow(() -> Refused.silently("the company cannot be determined")));
        }
    }

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
        Reading.defaults(record, out, name(record), "name");
        Reading.emptyArrays(record, out, "otherEmails", "tags", "personas", "relatedEndusers");
        Reading.defaults(record, out, NOTIFICATIONS, "sharedNotificationsPrefs");
        Reading.defaults(record, out, false, "featured", "primary", "archived", "npsUnsubscribed");
        Reading.defaults(record, out, 0, "beats", "beatsTotal", "beatTrend", "convs14", "convsTotal", "experience");
        Reading.defaults(record, out, record.get("createdAt"), "createDate");
        Reading.defaults(record, out, 0, "__v");
        if (record.text("email") != null) {
            out.field("emailMd5", md5(record.text("email")));
        }
        if (as == ReadAs.CREATED) {
            Reading.emptyArrays(record, out, "lastActivities");
        }
    }

    static String name(Doc record) {
        return Stream.of("firstName", "lastName")
                .map(record::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
