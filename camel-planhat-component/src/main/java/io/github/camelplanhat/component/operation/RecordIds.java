/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Iterator;
import java.util.Map;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.record.BodyRecords;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Reads a body of records that are only to be found: of Maps or beans as always, and of texts, each of which is an
 * {@code _id}, {@code extid-…} or {@code srcid-…}. Text that is no JSON holds one of them a line.
 */
final class RecordIds implements Iterator<PlanhatRecord> {
    private final PlanhatObject object;
    private final BodyRecords records;

    private RecordIds(PlanhatObject object, BodyRecords records) {
        this.object = object;
        this.records = records;
    }

    /** The records of the body; its lines, if it is plain text. */
    static BodyRecords read(Exchange exchange, ObjectMapper beanMapper) {
        if (exchange.getMessage().getBody() instanceof CharSequence text && !isJson(text.toString())) {
            return BodyRecords.of(
                    text.toString().lines().map(String::strip).filter(l -> !l.isEmpty()), exchange, beanMapper);
        }
        return BodyRecords.of(exchange, beanMapper);
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("[") || start.startsWith("{") || start.startsWith("\"");
    }

    static Iterator<PlanhatRecord> of(PlanhatObject object, BodyRecords records) {
        return new RecordIds(object, records);
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public PlanhatRecord next() {
        PlanhatRecord record = records.next();
        if (record.problem() == null) {
            Object id = record.fields().get("_id");
            return id instanceof CharSequence text && prefixed(text.toString()) ? id(record, text.toString()) : record;
        }
        boolean text = record.original() instanceof CharSequence
                && !record.original().toString().isBlank();
        return text ? id(record, record.original().toString().strip()) : record;
    }

    private static boolean prefixed(String id) {
        return id.startsWith(IdKind.EXTERNAL_ID.prefix()) || id.startsWith(IdKind.SOURCE_ID.prefix());
    }

    private PlanhatRecord id(PlanhatRecord record, String text) {
        IdKind kind = text.startsWith(IdKind.EXTERNAL_ID.prefix())
                ? IdKind.EXTERNAL_ID
                : text.startsWith(IdKind.SOURCE_ID.prefix()) ? IdKind.SOURCE_ID : IdKind.ID;
        String field =
                object.idField(kind).filter(object.keyables()::contains).orElse(kind == IdKind.ID ? "_id" : null);
        if (field == null) {
            return new PlanhatRecord(
                    record.index(), null, record.original(), object + " is not found by " + kind.prefix() + "…");
        }
        String value = text.substring(kind.prefix().length());
        return new PlanhatRecord(record.index(), Map.of(field, value), record.original(), null);
    }
}
