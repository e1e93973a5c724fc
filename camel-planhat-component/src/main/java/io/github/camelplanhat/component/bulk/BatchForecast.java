/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.component.dryrun.Forecast;
import io.github.camelplanhat.component.dryrun.Foretold;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Operation;

/** Takes the place of the delivery in a dry run: tells what would become of a batch that was made ready to be sent. */
final class BatchForecast {
    private final Operation operation;
    private final Forecast forecast;
    private final Resolution resolution;

    BatchForecast(Operation operation, Forecast forecast, Resolution resolution) {
        this.operation = operation;
        this.forecast = forecast;
        this.resolution = resolution;
    }

    /**
     * Gives every record of the batch its outcome, or none if a read fails.
     *
     * @param last whether no further batch has records with a key
     */
    void foretell(Batch batch, boolean last) {
        List<PlanhatRecord> records = new ArrayList<>(batch.entries.size());
        batch.entries.forEach(e -> records.add(new PlanhatRecord(e.index, e.fields, e.original, null)));
        forecast.prepare(records, operation, last);
        List<Foretold> foretold = new ArrayList<>(records.size());
        records.forEach(record -> foretold.add(foretell(record)));
        for (int i = 0; i < foretold.size(); i++) {
            resolution.foretell(batch.entries.get(i), foretold.get(i));
        }
    }

    private Foretold foretell(PlanhatRecord record) {
        return switch (operation) {
            case BULK_UPSERT -> forecast.upsert(record);
            case BULK_UPDATE -> forecast.update(record);
            default -> forecast.insert(record);
        };
    }
}
