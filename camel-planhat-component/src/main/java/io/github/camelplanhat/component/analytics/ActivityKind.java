/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.AnalyticsOperation;

/**
 * User activities: {@code POST /analytics/tenant} for a single one, {@code /analytics/bulk/tenant} for several (API sheet,
 * section 4). The answer is 200 whatever was sent, so that everything that can be known is checked here.
 */
final class ActivityKind implements EventKind<Boolean> {
    /** Amplitude quotes 1 MB (API sheet, section 1.7); the smaller of its two meanings is sure. */
    static final int MAX_EVENT_BYTES = 1_000_000;

    private static final List<String> IDENTITIES = List.of("externalId", "id", "email");
    /** One more is only known from another product's connector, and has no official name to become. */
    private static final String FOREIGN_IDENTITY = "euExtId";

    private final String path;
    private final String bulkPath;
    private final ActivityNames names;

    ActivityKind(String tenantToken, ActivityNames names) {
        this.path = "/" + operation().path() + "/" + tenantToken;
        this.bulkPath = "/" + operation().path() + "/bulk/" + tenantToken;
        this.names = names;
    }

    @Override
    public AnalyticsOperation operation() {
        return AnalyticsOperation.ACTIVITY_TRACK;
    }

    @Override
    public Checked check(PlanhatRecord record, boolean only) throws RefusedEventException {
        String key = identity(record);
        EventFields.required(record, "action");
        Map<String, Object> fields = new LinkedHashMap<>(record.fields());
        EventFields.readDate(fields, "date");
        // A single call knows no count.
        boolean alone = only && fields.get("count") == null;
        if (names == ActivityNames.AS_GIVEN) {
            return new Checked(fields, key, alone);
        }
        return new Checked(alone ? ActivitySpelling.single(fields) : ActivitySpelling.bulk(fields), key, alone);
    }

    private String identity(PlanhatRecord record) throws RefusedEventException {
        for (String field : IDENTITIES) {
            if (record.key(field) != null) {
                return field + "=" + record.key(field);
            }
        }
        if (names == ActivityNames.AS_GIVEN && record.key(FOREIGN_IDENTITY) != null) {
            return FOREIGN_IDENTITY + "=" + record.key(FOREIGN_IDENTITY);
        }
        throw new RefusedEventException("email and externalId (in bulk calls also id) are missing: nobody's activity"
                + EventFields.hint(record.fields(), "externalId"));
    }

    @Override
    public int maxEventBytes() {
        return MAX_EVENT_BYTES;
    }

    @Override
    public PlanhatCall.Builder<Boolean> call(List<Event> events) {
        return PlanhatCall.to("POST", events.get(0).alone() ? path : bulkPath, (status, body) -> true);
    }

    @Override
    public void settle(List<Event> events, Boolean answer, Settlement outcomes) {
        events.forEach(outcomes::sent);
    }
}
