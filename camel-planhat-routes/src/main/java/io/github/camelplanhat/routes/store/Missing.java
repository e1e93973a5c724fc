/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/**
 * A record of which Planhat was told in an earlier run, and that the source no longer has.
 *
 * @param planhatId Planhat's id, or null where no answer told it
 */
public record Missing(long slot, String key, String planhatId) {}
