/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.StoredRecord;

/**
 * The companies of Planhat by their id in other systems, and by the domains of their e-mail. Some 500 bytes for each of
 * them. Immutable.
 */
final class CompanyDirectory {
    /**
     * @param externalId null if it has none
     * @param domains as Planhat has them
     */
    record Company(String id, String externalId, List<String> domains) {}

    private final Map<String, List<Company>> byKey = new HashMap<>();
    private final Map<String, List<Company>> byDomain = new HashMap<>();

    /**
     * @param companies with their keys and domains
     * @param key the field with the id in other systems
     */
    CompanyDirectory(Snapshot companies, String key) {
        for (Iterator<StoredRecord> all = companies.iterator(); all.hasNext(); ) {
            StoredRecord record = all.next();
            Company company = company(record);
            add(byKey, text(record.fields().get(key)), company);
            company.domains().stream()
                    .map(MailDomain::normal)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(domain -> add(byDomain, domain, company));
        }
    }

    private static Company company(StoredRecord record) {
        List<String> domains = record.fields().get("domains") instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
        return new Company(record.id(), text(record.fields().get("externalId")), domains);
    }

    private static String text(Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static void add(Map<String, List<Company>> index, String value, Company company) {
        if (value != null) {
            index.computeIfAbsent(value, v -> new ArrayList<>(1)).add(company);
        }
    }

    List<Company> withKey(String value) {
        return byKey.getOrDefault(value, List.of());
    }

    /** @param domain normalised */
    List<Company> withDomain(String domain) {
        return byDomain.getOrDefault(domain, List.of());
    }
}
