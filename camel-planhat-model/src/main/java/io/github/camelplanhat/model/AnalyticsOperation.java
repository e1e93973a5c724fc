/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can be done with metrics, user activities and Segment events. They are no models: nothing of them has an id, and
 * what writes goes to the analytics host. Source: API sheet, sections 4 and 5.
 */
public enum AnalyticsOperation {
    METRIC_PUSH("metric", "push", "dimensiondata", true),
    METRIC_LIST("metric", "list", "dimensiondata", false),
    ACTIVITY_TRACK("activity", "track", "analytics", true),
    SEGMENT_IDENTIFY("segment", "identify", "dock/segment", true),
    SEGMENT_TRACK("segment", "track", "dock/segment", true);

    private final String object;
    private final String operation;
    private final String path;
    private final boolean writes;

    AnalyticsOperation(String object, String operation, String path, boolean writes) {
        this.object = object;
        this.operation = operation;
        this.path = path;
        this.writes = writes;
    }

    /** The object as it stands in an endpoint URI: {@code metric}, {@code activity} or {@code segment}. */
    public String object() {
        return object;
    }

    /** The operation as it stands in an endpoint URI. */
    public String operation() {
        return operation;
    }

    /** The path below the host, without slashes; for some operations the tenant token comes behind it. */
    public String path() {
        return path;
    }

    /** Whether it writes, on the analytics host and with the tenant token; the others read, on the main one. */
    public boolean writes() {
        return writes;
    }

    /** Filters of a list, beside {@code limit} and {@code offset}; {@code from} and {@code to} are epoch days. */
    public List<String> filters() {
        return this == METRIC_LIST ? List.of("cId", "dimid", "from", "to") : List.of();
    }

    /** The operation of exactly these URI names; the case matters. */
    public static Optional<AnalyticsOperation> find(String object, String operation) {
        return Arrays.stream(values())
                .filter(o -> o.object.equals(object) && o.operation.equals(operation))
                .findFirst();
    }

    /** URI names of the objects. */
    public static List<String> objectNames() {
        return Arrays.stream(values()).map(o -> o.object).distinct().toList();
    }

    /** URI names of an object's operations; none for another object. */
    public static List<String> operationNames(String object) {
        return Arrays.stream(values())
                .filter(o -> o.object.equals(object))
                .map(o -> o.operation)
                .toList();
    }

    @Override
    public String toString() {
        return object + "/" + operation;
    }
}
