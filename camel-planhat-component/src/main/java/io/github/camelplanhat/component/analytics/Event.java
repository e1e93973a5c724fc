/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.Map;

/**
 * An activity, Segment event or metric value that was checked and written as JSON.
 *
 * @param index position in the input, from 0
 * @param fields what is sent
 * @param json the same as UTF-8
 * @param key whom it is about, as {@code field=value}
 * @param alone whether it travels as a single object, in a call of its own
 * @param original the element as it was given
 */
record Event(long index, Map<String, Object> fields, byte[] json, String key, boolean alone, Object original) {}
