/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.StoredRecord;

/**
 * Says to which company Planhat will give a new record, where the record itself does not: an enduser without a company goes to
 * the one that has the domain of its e-mail (API sheet, section 2.6). Reads the companies when the first record needs them.
 */
final class CompanyNotes implements AutoCloseable {
    private static final String ID = "_id";

    private final CompanyReference reference;
    private final boolean inferred;
    private final Supplier<Snapshot> reader;
    private Snapshot companies;
    /** By domain, the companies that have it. */
    private Map<String, List<String>> domains;

    /** @param reader reads all companies with their names and domains */
    CompanyNotes(PlanhatObject object, Supplier<Snapshot> reader) {
        this.reference = object.companyReference()
                .filter(c -> !c.array() && object != PlanhatObject.COMPANY)
                .orElse(null);
        this.inferred = reference != null
                && object.requiredOneOf().stream()
                        .anyMatch(group -> group.contains(reference.field()) && group.contains("email"));
        this.reader = reader;
    }

    /** What is to be known of the company of a record that would be created; null if there is nothing. */
    String of(Map<String, Object> record) {
        if (reference == null) {
            return null;
        }
        Object named = record.get(reference.field());
        if (named != null && !named.toString().isBlank()) {
            return missing(named.toString());
        }
        Object external = reference.plainExternalIdField().map(record::get).orElse(null);
        if (external != null && !external.toString().isBlank()) {
            return missing(IdKind.EXTERNAL_ID.prefix() + external);
        }
        return inferred ? byDomain(record.get("email")) : null;
    }

    private String missing(String company) {
        for (IdKind kind : List.of(IdKind.EXTERNAL_ID, IdKind.SOURCE_ID)) {
            if (company.startsWith(kind.prefix())) {
                String field = PlanhatObject.COMPANY.idField(kind).orElseThrow();
                String value = company.substring(kind.prefix().length());
                return companies().find(field, value).isEmpty() ? "no company has " + field + "=" + value : null;
            }
        }
        return companies().find(company) == null ? "no company has " + ID + "=" + company : null;
    }

    private String byDomain(Object email) {
        if (!(email instanceof String address) || address.indexOf('@') < 0) {
            return "names no company, and has no e-mail by whose domain Planhat could find one";
        }
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        List<String> owners = domains().getOrDefault(domain, List.of());
        return switch (owners.size()) {
            case 0 ->
                "names no company, and no company has the domain " + domain
                        + ": Planhat stores nothing, and does not say so";
            case 1 -> "names no company: Planhat gives it to " + owners.get(0) + ", which has the domain " + domain;
            default ->
                "names no company, and several have the domain " + domain + " (" + String.join(", ", owners)
                        + "): Planhat decides which one gets it";
        };
    }

    private Snapshot companies() {
        if (companies == null) {
            companies = reader.get();
        }
        return companies;
    }

    private Map<String, List<String>> domains() {
        if (domains == null) {
            domains = new HashMap<>();
            for (Iterator<StoredRecord> all = companies().iterator(); all.hasNext(); ) {
                StoredRecord company = all.next();
                if (company.fields().get("domains") instanceof Collection<?> own) {
                    String name = company.fields().get("name") + " (" + company.id() + ")";
                    own.forEach(d -> domains.merge(
                            String.valueOf(d).toLowerCase(Locale.ROOT), List.of(name), CompanyNotes::both));
                }
            }
        }
        return domains;
    }

    /** Two are enough to say that there are several. */
    private static List<String> both(List<String> some, List<String> more) {
        return some.size() > 1 || some.equals(more) ? some : List.of(some.get(0), more.get(0));
    }

    @Override
    public void close() {
        if (companies != null) {
            companies.close();
            companies = null;
        }
    }
}
