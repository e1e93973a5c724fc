/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;

/** HubSpot's API behind the route: with its limits kept and its retries done. */
@FunctionalInterface
interface HubSpotApi {
    /** @throws RestException if HubSpot did not answer as it should, also after the retries */
    HubSpotAnswer call(RestCall call);
}
