/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.time.Instant;
import java.util.Map;

/**
 * One user activity as it was received.
 *
 * @param endpoint {@code single}, {@code bulk} or {@code segment}
 * @param body what was sent
 * @param enduserId the enduser it belongs to; null for a refused activity
 * @param reason why it was refused; null for an accepted one
 */
public record Activity(Instant time, String endpoint, Map<String, Object> body, String enduserId, String reason) {}
