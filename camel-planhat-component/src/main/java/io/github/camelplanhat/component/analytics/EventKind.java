/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.AnalyticsOperation;

/**
 * In what the endpoints of the analytics host differ.
 *
 * @param <A> what an answer is read into
 */
interface EventKind<A> {
    AnalyticsOperation operation();

    /** What is sent of a record, and how. */
    Checked check(PlanhatRecord record, boolean only) throws RefusedEventException;

    /** Most UTF-8 bytes of one event. */
    int maxEventBytes();

    PlanhatCall.Builder<A> call(List<Event> events);

    /** Gives every event of an answered call its outcome. */
    void settle(List<Event> events, A answer, Settlement outcomes);

    /**
     * An event that nothing speaks against.
     *
     * @param fields what is sent
     * @param key whom it is about, as {@code field=value}
     * @param alone whether it travels as a single object, in a call of its own
     */
    record Checked(Map<String, Object> fields, String key, boolean alone) {}
}
