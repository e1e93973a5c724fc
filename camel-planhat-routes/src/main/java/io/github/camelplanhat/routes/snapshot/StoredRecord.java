/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.util.Map;

/**
 * A record as Planhat has it.
 *
 * @param id its {@code _id}
 * @param company the {@code _id} of its company; null where it has none, or names several
 * @param fields what was read of it, under the names under which Planhat gives it, {@code _id} among them
 */
public record StoredRecord(String id, String company, Map<String, Object> fields) {}
