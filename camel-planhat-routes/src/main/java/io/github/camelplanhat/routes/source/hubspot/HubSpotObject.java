/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is peculiar to an object of HubSpot's.
 *
 * @param name as in paths, such as {@code contacts}; custom objects have the id of their type
 * @param modified the property that says when a record changed last
 * @param primaryCompany type of the association with the primary company; 0 if there is none
 * @param properties those that the mapping files delivered with the routes read
 */
record HubSpotObject(String name, String modified, int primaryCompany, List<String> properties) {
    private static final String MODIFIED = "hs_lastmodifieddate";

    static HubSpotObject of(String name) {
        return switch (name) {
            case "companies" ->
                new HubSpotObject(
                        name,
                        MODIFIED,
                        0,
                        List.of(
                                "name",
                                "domain",
                                "website",
                                "phone",
                                "address",
                                "city",
                                "zip",
                                "country",
                                "description",
                                "industry",
                                "lifecyclestage",
                                "numberofemployees",
                                "annualrevenue",
                                "createdate"));
            case "contacts" ->
                new HubSpotObject(
                        name,
                        "lastmodifieddate",
                        1,
                        List.of("email", "firstname", "lastname", "phone", "jobtitle", "lifecyclestage", "createdate"));
            case "deals" ->
                new HubSpotObject(
                        name,
                        MODIFIED,
                        5,
                        List.of(
                                "dealname",
                                "amount",
                                "deal_currency_code",
                                "dealstage",
                                "pipeline",
                                "closedate",
                                "hs_deal_stage_probability",
                                "hs_is_closed",
                                "hs_is_closed_won",
                                "createdate"));
            case "tickets" ->
                new HubSpotObject(name, MODIFIED, 26, List.of("subject", "content", "hs_pipeline_stage", "createdate"));
            default -> new HubSpotObject(name, MODIFIED, 0, List.of());
        };
    }

    boolean isCompanies() {
        return name.equals("companies");
    }

    /** With the properties of the template's parameter, if it names any, and always that of the last change. */
    HubSpotObject with(String properties) {
        List<String> named = properties == null || properties.isBlank()
                ? this.properties
                : Arrays.stream(properties.split(","))
                        .map(String::strip)
                        .filter(p -> !p.isEmpty())
                        .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("properties: name those of " + name + " that the mapping reads");
        }
        return new HubSpotObject(name, modified, primaryCompany, named);
    }

    /** What is asked for in a call. */
    List<String> requested() {
        return Stream.concat(properties.stream(), Stream.of(modified))
                .distinct()
                .toList();
    }
}
