/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.util.List;
import java.util.Map;

/**
 * One page of a list, read whole.
 *
 * @param rows its records, in the order of the answer
 * @param calls requests that it took
 */
public record Page(List<Map<String, Object>> rows, int calls) {}
