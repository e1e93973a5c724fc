/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelplanhat.routes.metric.ComparedValues.Compared;

/**
 * The values that have to be pushed, in lists of the size of a batch: those that Planhat does not have, and those of which it
 * has another one. What is not pushed is told to the run while they are read.
 */
final class MissingValues implements Iterator<Object>, AutoCloseable {
    private final MetricSettings settings;
    private final ComparedValues values;
    private final MetricRun run;

    MissingValues(MetricSettings settings, ComparedValues values, MetricRun run) {
        this.settings = settings;
        this.values = values;
        this.run = run;
    }

    @Override
    public boolean hasNext() {
        return values.hasNext();
    }

    /** May be empty, where the rest of the values need no push. */
    @Override
    public List<MetricValue> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<MetricValue> batch = new ArrayList<>();
        while (batch.size() < settings.batchSize() && values.hasNext()) {
            Compared compared = values.next();
            MetricValue value = result(compared);
            if (isPushed(compared, value)) {
                batch.add(value);
            }
        }
        return batch;
    }

    private MetricValue result(Compared compared) {
        MetricValue value = compared.value();
        BigDecimal result = settings.sameDay().result(value.value(), compared.rows());
        return new MetricValue(value.dimension(), value.target(), value.day(), result);
    }

    private boolean isPushed(Compared compared, MetricValue value) {
        if (settings.sameDay() == SameDay.REFUSE && compared.rows() > 1) {
            run.refuse(value, compared.rows() + " rows of one record, metric and day; say what they make with sameDay");
            return false;
        }
        if (!settings.readsBack()) {
            run.count(MetricCounts.MISSING);
            return true;
        }
        if (compared.target() == null) {
            run.refuse(
                    value,
                    "Planhat has no " + settings.target().object().uriName() + " with the external id '"
                            + value.target() + "'");
            return false;
        }
        if (compared.known() == null) {
            run.missing(value);
            return true;
        }
        // Planhat's numbers are doubles, whatever was sent.
        if (compared.known() == value.value().doubleValue()) {
            run.count(MetricCounts.UNCHANGED);
            return false;
        }
        run.count(settings.pushesChanged() ? MetricCounts.CHANGED : MetricCounts.KEPT);
        return settings.pushesChanged();
    }

    @Override
    public void close() {
        values.close();
    }
}
