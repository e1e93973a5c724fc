/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.camelplanhat.routes.source.VendorSettings;

/** The parameters of {@code planhat-jira-source} that its bean needs; the template describes them. */
public final class JiraSettings extends VendorSettings {
    private String baseUrl;
    private String site;
    private String jql;
    private String fields;
    private String organization;
    private String zone;

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Null where people see their issues at {@code baseUrl}. */
    public void setSite(String site) {
        this.site = site;
    }

    /** Null for all issues. */
    public void setJql(String jql) {
        this.jql = jql;
    }

    /** Null for none but those that the delivered mapping reads. */
    public void setFields(String fields) {
        this.fields = fields;
    }

    /** Null where issues do not name their organisation. */
    public void setOrganization(String organization) {
        this.organization = organization;
    }

    /** Null to ask Jira. */
    public void setZone(String zone) {
        this.zone = zone;
    }

    /** Where people see their issues, without a slash at the end. */
    String site() {
        checkAddress("baseUrl", baseUrl);
        String address = given(site) ? site : baseUrl;
        checkAddress("site", address);
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static void checkAddress(String parameter, String address) {
        if (!address.matches("https?://[^?#\\s]+")) {
            throw new IllegalArgumentException(parameter + " '" + address
                    + "' is no address of a Jira site; write one such as https://acme.atlassian.net");
        }
    }

    Jql jql() {
        return Jql.of(given(jql) ? jql : null);
    }

    /** The field with the ids of the customer, or null. */
    String organization() {
        return given(organization) ? organization.strip() : null;
    }

    /** All fields to ask for beside the usual ones. */
    List<String> fields() {
        List<String> named = new ArrayList<>();
        if (given(fields)) {
            Arrays.stream(fields.split(","))
                    .map(String::strip)
                    .filter(f -> !f.isEmpty())
                    .forEach(named::add);
        }
        if (organization() != null) {
            named.add(organization());
        }
        return named;
    }

    /** The time zone of the user's profile, or null if it is to be asked for. */
    ZoneId zone() {
        try {
            return given(zone) ? ZoneId.of(zone.strip()) : null;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone '" + zone + "' is unknown; write one such as Europe/Berlin, or leave it out to ask Jira", e);
        }
    }

    /** How far before the watermark a reading begins. */
    Duration since() {
        return overlap();
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
