/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The values of a run, one after the other, beside what Planhat has of them. */
final class ComparedValues implements Iterator<ComparedValues.Compared>, AutoCloseable {
    private final ResultSet rows;
    private Compared ahead;
    private boolean closed;

    ComparedValues(ResultSet rows) {
        this.rows = rows;
    }

    /**
     * @param value what the rows say, before {@link SameDay#result}
     * @param rows how many of them
     * @param target {@code _id} of the record; null if none of that external id was read
     * @param known what Planhat has; null if it has nothing
     */
    record Compared(MetricValue value, long rows, String target, Double known) {}

    @Override
    public boolean hasNext() {
        if (!closed && ahead == null) {
            ahead = fetch();
        }
        return ahead != null;
    }

    private Compared fetch() {
        try {
            if (!rows.next()) {
                close();
                return null;
            }
            BigDecimal value = rows.getBigDecimal(4);
            double known = rows.getDouble(7);
            Double found = rows.wasNull() ? null : (Double) known;
            return new Compared(
                    new MetricValue(rows.getString(2), rows.getString(3), LocalDate.ofEpochDay(rows.getLong(1)), value),
                    rows.getLong(5),
                    rows.getString(6),
                    found);
        } catch (SQLException e) {
            throw MetricScratch.failed(e);
        }
    }

    @Override
    public Compared next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Compared next = ahead;
        ahead = null;
        return next;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        ahead = null;
        try {
            rows.getStatement().close();
        } catch (SQLException e) {
            throw MetricScratch.failed(e);
        }
    }
}
