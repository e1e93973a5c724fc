/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.changes.ChangeKind;
import io.github.camelplanhat.routes.store.Confirmation;

/**
 * Records that go to the sink at once, and what is to be remembered when it has them.
 *
 * @param change what became of them; null in a full export
 * @param records empty if a page of the list had nothing new
 * @param remembered fingerprints of created and updated records
 * @param forgotten slots of deleted ones
 */
record ExportBatch(
        ChangeKind change, List<Map<String, Object>> records, List<Confirmation> remembered, List<Long> forgotten) {
    static ExportBatch full(List<Map<String, Object>> records) {
        return new ExportBatch(null, records, List.of(), List.of());
    }
}
