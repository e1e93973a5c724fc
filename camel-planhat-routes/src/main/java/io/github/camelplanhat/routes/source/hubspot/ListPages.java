/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;

/** Every record of an object, 100 a call. The list has no end that search would have. */
final class ListPages implements Pages {
    private static final int LIMIT = 100;

    private final HubSpotApi api;
    private final String path;
    private final String query;
    private String after = "";

    ListPages(HubSpotApi api, HubSpotObject object) {
        this.api = api;
        this.path = "/crm/v3/objects/" + object.name();
        this.query = "limit=" + LIMIT + "&archived=false&properties=" + encode(String.join(",", object.requested()));
    }

    @Override
    public HubSpotAnswer next() {
        if (after == null) {
            return null;
        }
        String asked = after;
        HubSpotAnswer page = api.call(RestCall.get(path, asked.isEmpty() ? query : query + "&after=" + encode(asked)));
        after = HubSpotAnswer.after(page.body());
        if (asked.equals(after)) {
            throw new RestException(200, "HubSpot's list of " + path + " does not go on behind after=" + asked, null);
        }
        return page;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
