/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.SpoolSet;
import io.github.camelplanhat.routes.snapshot.StoredRecord;

/**
 * Which records of Planhat rows of a run stand for under keys that the sync does not know yet, and that no fingerprint tells of:
 * rows that were refused or skipped, and rows that are only planned. Such a record has not left the source. Must be closed.
 */
final class MetRecords implements AutoCloseable {
    private static final String ID = "_id=";

    private final KeyNames names;
    private final SpoolSet met;

    /** @param directory for a temporary file; null for the system's */
    MetRecords(PlanhatObject object, Path directory) {
        this.names = new KeyNames(object);
        this.met = new SpoolSet(directory);
    }

    /** Notes the rows of a batch, once each has its outcome. */
    void add(MappedBatch batch) {
        for (BatchRow row : batch.rows()) {
            if (row.known != null) {
                continue;
            }
            if (row.stored != null) {
                met.add(ID + row.stored.id());
            }
            if (!row.status.confirmed()) {
                keys(row.record);
            }
        }
    }

    private void keys(Map<String, Object> record) {
        Wanted wanted = names.wanted(new PlanhatRecord(0, record, record, null));
        for (int k = 0; k < wanted.keys().length; k++) {
            if (wanted.keys()[k] != null) {
                met.add(names.keyables().get(k) + "=" + wanted.keys()[k]);
            }
        }
    }

    /** @param keys of the record, as {@code field=value} */
    boolean has(StoredRecord record, List<String> keys) {
        return hasId(record.id()) || keys.stream().anyMatch(met::has);
    }

    boolean hasId(String id) {
        return met.has(ID + id);
    }

    @Override
    public void close() {
        met.close();
    }
}
