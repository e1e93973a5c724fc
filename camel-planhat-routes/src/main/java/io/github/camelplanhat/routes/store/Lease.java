/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/**
 * The right to run a sync.
 *
 * @param token grows with every change of hands; see {@link Leases#hold}
 */
public record Lease(String sync, long token) {}
