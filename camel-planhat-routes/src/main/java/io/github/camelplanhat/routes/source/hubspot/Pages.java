/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

/** Pages of records, each read when it is asked for. */
@FunctionalInterface
interface Pages {
    /** The next page, which may be empty; null behind the last one. */
    HubSpotAnswer next();
}
