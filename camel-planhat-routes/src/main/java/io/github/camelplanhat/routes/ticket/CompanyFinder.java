/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.ticket.CompanyDirectory.Company;

/**
 * Finds the company of a row: by the id of its organisation, else by the domain of its e-mail, never by chance. What is not
 * clear is a problem, and stays one until somebody makes it clear in Planhat.
 */
final class CompanyFinder {
    private final CompanyDirectory companies;
    private final FreeMail freeMail;
    private final String key;
    private final boolean several;

    /**
     * @param key the companies' field with the id of an organisation
     * @param several whether a record may belong to more than one company
     */
    CompanyFinder(CompanyDirectory companies, FreeMail freeMail, String key, boolean several) {
        this.companies = companies;
        this.freeMail = freeMail;
        this.key = key;
        this.several = several;
    }

    /**
     * @param organization an id, a list of them, or null
     * @param domain of the e-mail, normalised, or null
     */
    FoundCompany find(Object organization, String domain) {
        List<String> ids = texts(organization);
        Set<Company> found = new LinkedHashSet<>();
        for (String id : ids) {
            List<Company> withIt = companies.withKey(id);
            if (withIt.size() > 1) {
                return FoundCompany.none("several companies have the " + key + " " + quoted(id) + ": " + ids(withIt));
            }
            found.addAll(withIt);
        }
        if (found.size() > 1 && !several) {
            return FoundCompany.none("its organisations are several companies: " + ids(found));
        }
        return found.isEmpty() ? byDomain(ids, domain) : FoundCompany.by("organization", List.copyOf(found));
    }

    private FoundCompany byDomain(List<String> ids, String domain) {
        List<Company> found = domain == null || freeMail.has(domain) ? List.of() : companies.withDomain(domain);
        if (found.size() == 1) {
            return FoundCompany.by("domain", found);
        }
        if (found.size() > 1) {
            return FoundCompany.none(
                    unknown(ids) + "several companies have the domain " + quoted(domain) + ": " + ids(found));
        }
        if (domain == null) {
            return FoundCompany.none(ids.isEmpty() ? "it has neither an organisation nor an e-mail" : unknownOnly(ids));
        }
        return FoundCompany.none(unknown(ids)
                + (freeMail.has(domain)
                        ? "its e-mail is at " + quoted(domain) + ", where anybody can have one"
                        : "no company has the domain " + quoted(domain)));
    }

    private String unknown(List<String> ids) {
        return ids.isEmpty() ? "" : unknownOnly(ids) + ", and ";
    }

    private String unknownOnly(List<String> ids) {
        return "no company has the " + key + " "
                + ids.stream().map(CompanyFinder::quoted).collect(Collectors.joining(" or "));
    }

    private static String ids(Iterable<Company> companies) {
        List<String> ids = new ArrayList<>();
        companies.forEach(c -> ids.add(quoted(c.id())));
        return String.join(", ", ids);
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static List<String> texts(Object value) {
        List<?> values = value instanceof List<?> list ? list : Arrays.asList(value);
        return values.stream()
                .filter(Objects::nonNull)
                .map(v -> v.toString().strip())
                .filter(v -> !v.isEmpty())
                .distinct()
                .toList();
    }
}
