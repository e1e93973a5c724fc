/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.util.List;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.RowPath;

/** The parameters of {@code planhat-ticket-sync} that tell the company of a row; the template describes them. */
public final class TicketSettings {
    private static final List<String> OBJECTS = List.of("ticket", "issue");
    private static final List<String> KEYS = List.of("externalId", "sourceId");

    private String name;
    private String object;
    private String organization;
    private String email;
    private String companyKey;
    private String freeMailDomains;

    String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setObject(String object) {
        this.object = object;
    }

    public void setOrganization(String organization) {
        this.organization = organization;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public void setCompanyKey(String companyKey) {
        this.companyKey = companyKey;
    }

    /** Null for no more than the list that comes with the routes. */
    public void setFreeMailDomains(String freeMailDomains) {
        this.freeMailDomains = freeMailDomains;
    }

    PlanhatObject object() {
        return PlanhatObject.find(oneOf("object", object, OBJECTS)).orElseThrow();
    }

    String companyKey() {
        return oneOf("companyKey", companyKey, KEYS);
    }

    private static String oneOf(String parameter, String word, List<String> words) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException(
                    parameter + " is '" + word + "'; it takes " + String.join(" or ", words) + Names.hint(word, words));
        }
        return word;
    }

    RowPath organization() {
        return new RowPath(organization);
    }

    RowPath email() {
        return new RowPath(email);
    }

    FreeMail freeMail() {
        return new FreeMail(freeMailDomains);
    }
}
