/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Map;

/**
 * How a list is read.
 *
 * @param pageSize records that a page asks for
 * @param select properties of the records, or null for what Planhat gives
 * @param sort property by which the list is sorted, or null for Planhat's own order
 * @param offset index of the first record, unless the message says otherwise
 * @param maxRecords most records, 0 for all, unless the message says otherwise
 * @param companyId company or companies, unless the message says otherwise, or null
 * @param filters further query parameters
 * @param complete whether records that Planhat leaves out by default belong to it
 * @param probeEnd whether only an empty page is its end
 * @param stream whether the result is a lazy iterator
 */
public record ListSettings(
        int pageSize,
        String select,
        String sort,
        long offset,
        long maxRecords,
        String companyId,
        Map<String, Object> filters,
        boolean complete,
        boolean probeEnd,
        boolean stream) {}
