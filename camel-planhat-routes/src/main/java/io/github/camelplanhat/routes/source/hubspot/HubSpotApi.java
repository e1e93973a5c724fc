/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

/** HubSpot's API behind the route: with its limits kept and its retries done. */
@FunctionalInterface
interface HubSpotApi {
    /** @throws HubSpotException if HubSpot did not answer as it should, also after the retries */
    HubSpotAnswer call(HubSpotCall call);
}
