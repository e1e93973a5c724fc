/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

/**
 * The dead letter that a row came out of when it was tried again.
 *
 * @param readAt when the source gave the row
 */
public record LetterOrigin(long id, String key, Instant readAt, int attempts, Instant first) {}
