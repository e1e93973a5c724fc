/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import java.util.List;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.source.VendorSettings;

/** The parameters of {@code planhat-zendesk-source} that its bean needs; the template describes them. */
public final class ZendeskSettings extends VendorSettings {
    private static final List<String> DELETED = List.of("status", "skip");

    private String baseUrl;
    private String deleted;

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setDeleted(String deleted) {
        this.deleted = deleted;
    }

    /** Where people see their tickets, without a slash at the end. */
    String site() {
        if (!baseUrl.matches("https?://[^/?#\\s]+/?")) {
            throw new IllegalArgumentException("baseUrl '" + baseUrl
                    + "' is no address of a Zendesk account; write one such as https://acme.zendesk.com");
        }
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    boolean skipsDeleted() {
        if (!DELETED.contains(deleted)) {
            throw new IllegalArgumentException(
                    "deleted is '" + deleted + "'; it takes status or skip" + Names.hint(deleted, DELETED));
        }
        return deleted.equals("skip");
    }
}
