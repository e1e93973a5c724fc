/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.changes.ChangeKind;

/**
 * What a sink is given: some records of one object, and what is known of them. The body of the message is a List of Maps, or
 * one Map; everything else stands in headers and may be missing.
 *
 * @param object URI name of the Planhat object, such as {@code company}; {@code records} where nobody said it
 * @param company {@code _id} of the company that the records belong to; null where nobody said it
 * @param run id of the run that brings them; null where nobody said it
 * @param deleted whether Planhat has these records no more; then each has its key and nothing else
 * @param records in reading order, plain Java values as Jackson gives them
 */
public record SinkBatch(String object, String company, String run, boolean deleted, List<Map<String, Object>> records) {
    /** Header: URI name of the object. */
    public static final String OBJECT = "CamelPlanhatObject";

    /** Header: id of the run, by which sinks tell one run's records from another's. */
    public static final String RUN = "CamelPlanhatRun";

    /** Header: {@code DELETED} if the records are gone, as the changes consumer has it. */
    public static final String CHANGE = PlanhatConstants.CHANGE;

    private static final String UNNAMED = "records";

    /** @throws IllegalArgumentException if the body is neither a record nor a list of records */
    public static SinkBatch of(Exchange exchange) {
        Message message = exchange.getMessage();
        String object = message.getHeader(OBJECT, String.class);
        return new SinkBatch(
                object == null || object.isBlank() ? UNNAMED : object,
                message.getHeader(PlanhatConstants.COMPANY_ID, String.class),
                message.getHeader(RUN, String.class),
                ChangeKind.DELETED.name().equals(message.getHeader(CHANGE, String.class)),
                records(message.getBody()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> records(Object body) {
        if (body == null) {
            return List.of();
        }
        if (body instanceof Map<?, ?> one) {
            return List.of((Map<String, Object>) one);
        }
        if (!(body instanceof Iterable<?> many)) {
            throw new IllegalArgumentException("a sink takes a record (Map) or a list of records, but the body is a "
                    + body.getClass().getName() + "; unmarshal it before");
        }
        List<Map<String, Object>> records = new ArrayList<>();
        for (Object each : many) {
            if (!(each instanceof Map<?, ?> record)) {
                throw new IllegalArgumentException("record " + records.size() + " of the list is no Map but "
                        + (each == null ? "null" : "a " + each.getClass().getName()));
            }
            records.add((Map<String, Object>) record);
        }
        return records;
    }
}
