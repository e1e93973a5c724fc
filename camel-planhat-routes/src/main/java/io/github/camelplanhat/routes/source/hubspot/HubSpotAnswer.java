/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.source.RestAnswer;

/**
 * What HubSpot answered to a call.
 *
 * @param body the JSON object
 * @param date when, by HubSpot's clock
 */
record HubSpotAnswer(Map<String, Object> body, Instant date) {
    List<Map<String, Object>> results() {
        return RestAnswer.maps(body.get("results"));
    }

    /** Where the next page starts, or null if this was the last one. */
    static String after(Map<String, Object> page) {
        return page.get("paging") instanceof Map<?, ?> paging
                        && paging.get("next") instanceof Map<?, ?> next
                        && next.get("after") != null
                ? next.get("after").toString()
                : null;
    }
}
