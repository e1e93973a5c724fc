/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

/** What a run has decided about an event, or learned of it. */
enum Disposal {
    /** It is on its way, or the call that carried it may have arrived or not: it stays where it is. */
    OPEN,
    SENT,
    FILTERED,
    DUPLICATE,
    PARKED,
    REFUSED
}
