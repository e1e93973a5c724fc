/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * The name of a {@code changes} feed in a store that holds several: what makes its list another one. The component's own name is
 * part of it, because two of them are two tenants, of which both may have the same host.
 */
final class FeedName {
    private FeedName() {}

    static String of(String scheme, String object, PlanhatConfiguration options) {
        if (options.getFeed() != null) {
            return options.getFeed();
        }
        Map<String, Object> parameters = new TreeMap<>(options.getFilters());
        if (options.getCompanyId() != null) {
            parameters.put("companyId", options.getCompanyId());
        }
        String host = URI.create(PlanhatConnections.baseUrl(options)).getHost();
        return scheme + ":" + object + "@" + host + (parameters.isEmpty() ? "" : parameters.toString());
    }
}
