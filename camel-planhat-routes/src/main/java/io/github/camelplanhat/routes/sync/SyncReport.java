/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import io.github.camelplanhat.routes.store.Removals;
import io.github.camelplanhat.routes.store.RunKind;

/**
 * What one run of a sync did; also how far it has got, while it runs. Every row that was read is in exactly one of the
 * counts: {@code read = created + updated + unchanged + refused + skipped + unknown}. Jackson writes it as it is,
 * without further modules.
 *
 * @param name the sync, as its template instance is named
 * @param object the Planhat object that it writes, such as {@code company}
 * @param kind what the run was for; {@code sync} unless an order said otherwise
 * @param run id of this run, unique among all runs; dead letters carry it
 * @param started when the run began, in this process or in an earlier one that died
 * @param seconds how long it took in this process, or has taken so far
 * @param read rows taken from the source
 * @param created records that Planhat confirmed as new
 * @param updated records that Planhat confirmed as changed
 * @param unchanged records that Planhat has already, as it confirmed in this run or an earlier one
 * @param refused rows that are not in Planhat, refused by the mapping, by a check before sending, or by Planhat
 * @param skipped rows whose content travelled in a later row of the same batch with the same key; in a replay also those of
 *     which a newer row has come to Planhat
 * @param unknown rows of which it is not known whether Planhat stored them
 * @param resent records that travelled more than once, in this run or in a process of it that died; how they divide into
 *     created, updated and unchanged may differ from what a single call would have said
 * @param calls calls of Planhat's API, repeats included
 * @param isolationCalls those of the calls that only served to find out which records were not stored
 * @param failure why the run ended before its source did, or null
 * @param reasons why rows were refused, skipped or unknown, and how many of each; values are cut out of the reasons so
 *     that equal problems fall together, the first twenty problems have a line of their own
 * @param removals what became of the records that have left the source
 */
public record SyncReport(
        String name,
        String object,
        RunKind kind,
        String run,
        @JsonSerialize(using = ToStringSerializer.class) Instant started,
        double seconds,
        long read,
        long created,
        long updated,
        long unchanged,
        long refused,
        long skipped,
        long unknown,
        long resent,
        long calls,
        long isolationCalls,
        String failure,
        Map<String, Long> reasons,
        Removals removals) {

    /** Of a run that removed nothing. */
    public SyncReport(
            String name,
            String object,
            RunKind kind,
            String run,
            Instant started,
            double seconds,
            long read,
            long created,
            long updated,
            long unchanged,
            long refused,
            long skipped,
            long unknown,
            long resent,
            long calls,
            long isolationCalls,
            String failure,
            Map<String, Long> reasons) {
        this(
                name,
                object,
                kind,
                run,
                started,
                seconds,
                read,
                created,
                updated,
                unchanged,
                refused,
                skipped,
                unknown,
                resent,
                calls,
                isolationCalls,
                failure,
                reasons,
                Removals.NONE);
    }

    public SyncReport {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    /** Whether the run came to the end of its source. */
    public boolean completed() {
        return failure == null;
    }

    /** Whether the run came to the end of its source, every row is in Planhat, and what has left is dealt with. */
    public boolean clean() {
        return completed() && refused == 0 && unknown == 0 && removals.clean();
    }
}
