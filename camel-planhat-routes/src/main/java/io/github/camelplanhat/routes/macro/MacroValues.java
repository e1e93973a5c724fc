/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.time.Instant;
import java.util.Map;

/**
 * What macros are filled with.
 *
 * @param now the time of the run, which stays the same as long as the run goes on
 * @param row the row of the lookup; empty where there is none
 */
public record MacroValues(Instant now, Map<?, ?> row) {}
