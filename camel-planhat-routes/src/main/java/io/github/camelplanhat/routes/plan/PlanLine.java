/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One record of a plan.
 *
 * @param key its strongest key, such as {@code externalId=4711}, or {@code row=…} for a record without any
 * @param id its id in Planhat, where it has one
 * @param index position of its row in the source, from 0; null for a record whose row left the source
 * @param hash fingerprint of what would be sent; null where nothing is
 * @param changes the fields that would have another value afterwards, old and new
 * @param record what would be created
 * @param reason why it is refused or skipped, or what else is to be known of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"action", "key", "id", "index", "hash", "changes", "record", "reason"})
public record PlanLine(
        PlanAction action,
        String key,
        String id,
        Long index,
        String hash,
        Map<String, FieldChange> changes,
        Map<String, Object> record,
        String reason) {

    /** Null stands for a field without a value. */
    public record FieldChange(Object from, Object to) {}
}
