/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.io.IOException;
import java.util.function.LongConsumer;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.BodyRecords;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.component.validate.Validation;
import io.github.camelplanhat.component.validate.ValidationRun;

/** Reads a body that must hold exactly one record. */
final class SingleRecord {
    private SingleRecord() {}

    /** @throws BodyException naming all problems, if the record must not be sent */
    static void failIfInvalid(PlanhatRecord record, Validation validation, RecordCalls calls, String what) {
        failIfInvalid(record, validation, calls::add, what);
    }

    static void failIfInvalid(PlanhatRecord record, Validation validation, LongConsumer calls, String what) {
        ValidationRun run = validation.start(calls);
        String problem = run.check(record).problem();
        run.end();
        if (problem != null) {
            throw new BodyException(what + " was not sent (validate=refuse): " + problem, null);
        }
    }

    static PlanhatRecord of(Exchange exchange, ObjectMapper beanMapper, String what) {
        try (BodyRecords records = BodyRecords.of(exchange, beanMapper)) {
            if (!records.hasNext()) {
                throw new BodyException(what + " takes one record, and the body holds none", null);
            }
            PlanhatRecord record = records.next();
            if (record.problem() != null) {
                throw new BodyException("the body is " + record.problem(), null);
            }
            if (records.hasNext()) {
                throw new BodyException(
                        what + " takes one record, and the body holds more; use bulkUpsert for many", null);
            }
            return record;
        } catch (IOException e) {
            throw new BodyException("the message body cannot be closed: " + e.getMessage(), e);
        }
    }
}
