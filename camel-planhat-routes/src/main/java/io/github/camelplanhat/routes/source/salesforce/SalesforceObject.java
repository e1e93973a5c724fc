/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is read of an object of Salesforce's.
 *
 * @param name such as {@code Account} or {@code Project__c}
 * @param fields in SOQL, such as {@code Owner.Email}
 */
record SalesforceObject(String name, List<String> fields) {
    static final String MODIFIED = "SystemModstamp";

    /** With the fields of the template's parameter, or else with those that the delivered mappings read. */
    static SalesforceObject of(String name, String fields) {
        if (!name.matches("[A-Za-z]\\w*")) {
            throw new IllegalArgumentException(
                    "object '" + name + "' is none of Salesforce's; write one such as Account");
        }
        List<String> named = fields == null || fields.isBlank() ? usual(name) : split(fields);
        if (named.isEmpty()) {
            throw new IllegalArgumentException("fields: name those of " + name + " that the mapping reads");
        }
        return new SalesforceObject(name, named);
    }

    private static List<String> usual(String name) {
        return split(
                switch (name) {
                    case "Account" ->
                        "Name,Website,Phone,Industry,Type,NumberOfEmployees,AnnualRevenue,BillingStreet,"
                                + "BillingCity,BillingPostalCode,BillingCountry,Description,Owner.Email,CreatedDate";
                    case "Contact" -> "AccountId,Email,FirstName,LastName,Title,Phone,CreatedDate";
                    case "Opportunity" ->
                        "AccountId,Name,Amount,StageName,CloseDate,Probability,IsClosed,IsWon,Owner.Email,CreatedDate";
                    case "Contract" -> "AccountId,ContractNumber,StartDate,EndDate,ContractTerm,Status,CreatedDate";
                    default -> "";
                });
    }

    private static List<String> split(String fields) {
        return Arrays.stream(fields.split(","))
                .map(String::strip)
                .filter(f -> !f.isEmpty())
                .toList();
    }

    /**
     * The query in SOQL.
     *
     * @param condition in SOQL, or null
     * @param deleted whether rows have to tell if they are deleted
     */
    String soql(String condition, boolean deleted) {
        Set<String> selected = new LinkedHashSet<>(List.of("Id"));
        selected.addAll(fields);
        selected.add(MODIFIED);
        if (deleted) {
            selected.add("IsDeleted");
        }
        return "SELECT " + String.join(", ", selected) + " FROM " + name
                + (condition == null ? "" : " WHERE " + condition);
    }
}
