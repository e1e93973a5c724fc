/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.github.camelplanhat.component.outcome.FieldChange;

/**
 * One record of a plan.
 *
 * @param key its strongest key, such as {@code externalId=4711}, or {@code row=…} for a row without any
 * @param id its id in Planhat, where it has one and that is known
 * @param index position of its row in the source, from 0; null for a record whose row left the source
 * @param hash of what is planned: two lines with the same one do the same to the same record
 * @param changes the fields that would have another value afterwards, old and new
 * @param record what would be created
 * @param reason why it is refused or skipped, or kept although it left the source
 * @param note what else is to be known of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"action", "key", "id", "index", "hash", "changes", "record", "reason", "note"})
public record PlanLine(
        PlanAction action,
        String key,
        String id,
        Long index,
        String hash,
        Map<String, FieldChange> changes,
        Map<String, Object> record,
        String reason,
        String note) {
    private static final int HASH_BYTES = 16;

    /** A line with its hash. Neither the place in the source nor the note is part of that: both may change by themselves. */
    public static PlanLine of(
            PlanAction action,
            String key,
            String id,
            Long index,
            Map<String, FieldChange> changes,
            Map<String, Object> record,
            String reason,
            String note) {
        // The id of what stays as it is was perhaps not looked for.
        String known = action == PlanAction.UNCHANGED ? null : id;
        PlanLine told = new PlanLine(action, key, known, null, null, changes, record, reason, null);
        return new PlanLine(action, key, id, index, hash(PlanJson.write(told)), changes, record, reason, note);
    }

    private static String hash(String json) {
        MessageDigest digest = PlanJson.digest();
        byte[] hash = digest.digest(json.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    /** In few words, and without any value: what happens to which record. */
    public String summary() {
        String what = action.text() + " " + key;
        if (changes != null) {
            return what + " (" + String.join(", ", changes.keySet()) + ")";
        }
        return reason == null ? what : what + ": " + reason;
    }
}
