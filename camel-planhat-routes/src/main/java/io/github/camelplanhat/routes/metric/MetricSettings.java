/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelplanhat.model.MetricTarget;
import io.github.camelplanhat.model.Names;

/** The parameters of {@code planhat-metric-push}, as the template has them. */
public final class MetricSettings {
    private static final int LONGEST_LOOK_BACK = 3_660;
    private static final int LARGEST_BATCH = 5_000;
    private static final List<String> UNTIL = List.of("yesterday", "today");
    private static final List<String> CHANGED = List.of("push", "keep");

    private String name;
    private String model = "company";
    private String dimension;
    private String dimensionColumn = "dimensionId";
    private String idColumn = "externalId";
    private String valueColumn = "value";
    private String dayColumn = "date";
    private String dayFormat;
    private String zone = "UTC";
    private String sameDay = "refuse";
    private int lookBack = 30;
    private String until = "yesterday";
    private String changed = "push";
    private int batchSize = 5_000;
    private String state = "state";

    public void setName(String name) {
        this.name = name;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public void setDimension(String dimension) {
        this.dimension = dimension;
    }

    public void setDimensionColumn(String dimensionColumn) {
        this.dimensionColumn = dimensionColumn;
    }

    public void setIdColumn(String idColumn) {
        this.idColumn = idColumn;
    }

    public void setValueColumn(String valueColumn) {
        this.valueColumn = valueColumn;
    }

    public void setDayColumn(String dayColumn) {
        this.dayColumn = dayColumn;
    }

    public void setDayFormat(String dayFormat) {
        this.dayFormat = dayFormat;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public void setSameDay(String sameDay) {
        this.sameDay = sameDay;
    }

    public void setLookBack(int lookBack) {
        this.lookBack = lookBack;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public void setChanged(String changed) {
        this.changed = changed;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public void setState(String state) {
        this.state = state;
    }

    /** @throws IllegalArgumentException that names the parameter, what is wrong, and what is nearest to it */
    void check() {
        target();
        zone();
        rowReader();
        SameDay.parse(sameDay);
        oneOf("until", until, UNTIL);
        oneOf("changed", changed, CHANGED);
        between("lookBack", lookBack, 0, LONGEST_LOOK_BACK);
        between("batchSize", batchSize, 1, LARGEST_BATCH);
    }

    private static void oneOf(String parameter, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(parameter + " is '" + value + "'; it must be "
                    + String.join(" or ", allowed) + Names.hint(String.valueOf(value), allowed));
        }
    }

    private static void between(String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(parameter + " is " + value + "; it must be between " + least + " and "
                    + most + ", such as " + (value < least ? least : most));
        }
    }

    String name() {
        return name;
    }

    /** What the values belong to; the parameter has the object's name as endpoints have it. */
    MetricTarget target() {
        List<String> all =
                Stream.of(MetricTarget.values()).map(t -> t.object().uriName()).toList();
        return Arrays.stream(MetricTarget.values())
                .filter(t -> t.object().uriName().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("model is '" + model + "'; it must be one of "
                        + String.join(", ", all) + Names.hint(String.valueOf(model), all)));
    }

    ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone '" + zone + "' is unknown"
                    + Names.hint(zone, ZoneId.getAvailableZoneIds()) + "; write one such as Europe/Berlin");
        }
    }

    MetricRowReader rowReader() {
        if (dimension != null && dimension.isBlank()) {
            throw new IllegalArgumentException("dimension is blank; name the metric, or leave the parameter out where a"
                    + " column of the rows has it");
        }
        return new MetricRowReader(dimension, dimensionColumn, idColumn, valueColumn, dayColumn, dayFormat, zone());
    }

    SameDay sameDay() {
        return SameDay.parse(sameDay);
    }

    /** Whether what Planhat has is read before anything is pushed. */
    boolean readsBack() {
        return lookBack > 0;
    }

    boolean pushesChanged() {
        return changed.equals("push");
    }

    int batchSize() {
        return batchSize;
    }

    Path state() {
        return Path.of(state);
    }

    /** @param today as the zone of these settings has it */
    MetricWindow window(LocalDate today) {
        LocalDate to = until.equals("today") ? today : today.minusDays(1);
        return new MetricWindow(readsBack() ? to.minusDays(lookBack - 1L) : LocalDate.EPOCH, to);
    }
}
