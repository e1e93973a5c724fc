/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.ticket.CompanyDirectory.Company;

/**
 * The companies to which a row belongs.
 *
 * @param companies none where nobody can say
 * @param by what told: {@code organization} or {@code domain}; null where nothing did
 * @param problem why there is none; null if there is one
 */
record FoundCompany(List<Company> companies, String by, String problem) {
    static FoundCompany by(String what, List<Company> companies) {
        return new FoundCompany(companies, what, null);
    }

    static FoundCompany none(String problem) {
        return new FoundCompany(List.of(), null, problem);
    }

    /**
     * The column {@code company}. Beside the id it has what Planhat demands of a new ticket: the company's external id, or else
     * domains that lead to the company.
     *
     * @param mailDomain of the row, unless it is one of free mail; or null
     */
    Map<String, Object> column(String mailDomain) {
        Company only = companies.size() == 1 ? companies.get(0) : null;
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("id", only == null ? null : only.id());
        column.put("ids", companies.stream().map(Company::id).toList());
        column.put("externalId", only == null ? null : only.externalId());
        column.put("domains", only == null || only.externalId() != null ? null : domains(only, mailDomain));
        column.put("by", by);
        return column;
    }

    private static List<String> domains(Company company, String mailDomain) {
        return !company.domains().isEmpty() || mailDomain == null ? company.domains() : List.of(mailDomain);
    }
}
