/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.LastActive;
import io.github.camelplanhat.simulator.json.MalformedJsonException;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.CompanyNames;
import io.github.camelplanhat.simulator.tenant.Endusers;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Takes whatever comes, keeps what belongs to an enduser, and remembers what it refused (API sheet, section 4). */
final class ActivitySink {
    private static final int LARGEST_EVENT = 1 << 20;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final Tenant tenant;
    private final Activities activities;
    private final Endusers endusers;
    private final CompanyNames companies;

    ActivitySink(Tenant tenant, Activities activities) {
        this.tenant = tenant;
        this.activities = activities;
        endusers = new Endusers(tenant);
        companies = new CompanyNames(tenant);
    }

    void take(String endpoint, byte[] body, boolean knownTenant) {
        Object value;
        try {
            value = tenant.json().read(body);
        } catch (MalformedJsonException e) {
            add(endpoint, Map.of(), null, e.getMessage());
            return;
        }
        if (endpoint.equals("bulk") && value instanceof List<?> items) {
            items.forEach(item -> one(endpoint, item, knownTenant));
        } else {
            one(endpoint, endpoint.equals("bulk") ? List.of() : value, knownTenant);
        }
    }

    private void one(String endpoint, Object value, boolean knownTenant) {
        if (!(value instanceof Doc event)) {
            add(endpoint, Map.of(), null, endpoint.equals("bulk") ? "not an array of objects" : "not an object");
        } else if (!knownTenant) {
            add(endpoint, event.toMap(), null, "unknown tenant token");
        } else if (tenant.json().write(event).length > LARGEST_EVENT) {
            add(endpoint, Map.of(), null, "the event is larger than 1 MB");
        } else {
            sort(endpoint, event);
        }
    }

    private void sort(String endpoint, Doc event) {
        Claim claim = Claim.of(endpoint, event);
        if (claim.refusal() != null) {
            add(endpoint, event.toMap(), null, claim.refusal());
            return;
        }
        Optional<String> enduser = tenant.store().locked(() -> {
            Optional<String> found = enduser(claim);
            found.ifPresent(id -> moveLastActive(id, event));
            return found;
        });
        add(endpoint, event.toMap(), enduser.orElse(null), enduser.isPresent() ? null : "no enduser and no company");
    }

    private Optional<String> enduser(Claim claim) {
        Optional<String> company =
                companies.byExternalId(claim.companyExternalId()).or(() -> endusers.companyOfAddress(claim.email()));
        return endusers.find(claim.externalId(), claim.email(), company.orElse(null))
                .map(Slot::id)
                .or(() -> company.map(id -> endusers.create(claim.externalId(), claim.email(), claim.name(), id)
                        .id()));
    }

    /** It never goes back. A date that is none counts as none. */
    private void moveLastActive(String enduserId, Doc event) {
        if (tenant.behaviour().is(LastActive.UNCHANGED)) {
            return;
        }
        RecordCollection all = tenant.store().of(PlanhatObject.ENDUSER);
        Slot slot = all.byId(enduserId).orElseThrow();
        Instant last = time(slot.doc().text("lastActive"));
        Instant given = time(event.has("date") ? event.text("date") : event.text("timestamp"));
        Instant active = given == null ? tenant.now() : given;
        if (last == null || active.isAfter(last)) {
            all.replace(
                    slot,
                    slot.doc().edit().set("lastActive", MILLIS.format(active)).build());
        }
    }

    private static Instant time(String text) {
        try {
            return text == null
                    ? null
                    : text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void add(String endpoint, Map<String, Object> body, String enduserId, String reason) {
        activities.add(new Activity(tenant.now(), endpoint, body, enduserId, reason));
    }
}
