/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;

import io.github.camelplanhat.component.PlanhatEndpoint;
import io.github.camelplanhat.component.changes.ComparedFields;
import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Reads all that Planhat holds of an object with one pass over its list, archived and old records too, under the quota: a call
 * for each page of 2,000 records, of companies 5,000. The component {@code planhat} of the context makes the calls.
 */
public final class SnapshotReader {
    private final CamelContext context;
    private final PlanhatObject object;
    private final Path directory;
    private final Endpoint list;

    /**
     * @param fields which fields to read beside the keys and the company, {@code custom} or {@code custom.<name>} among them; null
     *     for every one that can be written
     * @param directory where the temporary file is made; null for the system's directory of such
     * @throws IllegalArgumentException if the object has no list, or the component lists only a part of it
     */
    public SnapshotReader(CamelContext context, PlanhatObject object, Collection<String> fields, Path directory) {
        if (!object.allows(Operation.LIST)) {
            throw new IllegalArgumentException(
                    "Planhat has no list of " + object + ", so nobody can say what it holds");
        }
        this.context = context;
        this.object = object;
        this.directory = directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory;
        this.list = context.getEndpoint(uri(object, fields));
        checkWhole(list);
    }

    private static String uri(PlanhatObject object, Collection<String> fields) {
        String select = ComparedFields.of(object, fields == null ? null : names(object, fields), null)
                .select();
        boolean sorts = object.pagingParameters(Operation.LIST).contains("sort");
        return "planhat:" + object + "/list?stream=true&complete=true&offset=0&maxRecords=0"
                + (sorts ? "&sort=_id" : "")
                + (select == null ? "" : "&select=" + select);
    }

    private static String names(PlanhatObject object, Collection<String> fields) {
        Set<String> names = new LinkedHashSet<>(new KeyNames(object).keyables());
        object.companyReference().ifPresent(c -> names.add(c.field()));
        fields.forEach(f -> names.add(f.startsWith("custom.") ? "custom" : f));
        return String.join(",", names);
    }

    /** Options of the component hold for this list as well. */
    private void checkWhole(Endpoint endpoint) {
        if (endpoint instanceof PlanhatEndpoint planhat
                && (planhat.getConfiguration().getCompanyId() != null
                        || !planhat.getConfiguration().getFilters().isEmpty())) {
            throw new IllegalArgumentException(
                    "the component planhat is narrowed by companyId or filter, so that nobody"
                            + " can say what Planhat holds of " + object + ": set these at endpoints instead");
        }
    }

    /** The same without telling anybody of the calls. */
    public Snapshot read() {
        return read(calls -> {});
    }

    /**
     * Reads, and leaves nothing behind if it fails.
     *
     * @param counter is told how many calls were used, also if it fails
     * @throws io.github.camelplanhat.component.error.PlanhatException if a call fails
     * @throws SnapshotException if the list ends before its time, or cannot be kept
     */
    public Snapshot read(LongConsumer counter) {
        SpoolFile.sweep(directory, Instant.now());
        Snapshot snapshot = Snapshot.create(object, directory);
        try {
            read(snapshot);
            return snapshot;
        } catch (RuntimeException | Error e) {
            snapshot.close();
            throw e;
        } finally {
            counter.accept(snapshot.calls());
        }
    }

    private void read(Snapshot snapshot) {
        LeanCheck check = LeanCheck.begin(context, snapshot);
        try (PlanhatCall call = new PlanhatCall(list)) {
            spool(call.send(null).getMessage().getBody(Iterator.class), snapshot);
        }
        snapshot.complete();
        if (check != null) {
            check.end();
        }
    }

    private void spool(Iterator<?> rows, Snapshot snapshot) {
        try {
            while (rows.hasNext()) {
                if (context.isStopping()) {
                    throw new SnapshotException("Camel is stopping; what Planhat has of " + object + " was not read");
                }
                add((Map<?, ?>) rows.next(), snapshot);
            }
        } finally {
            snapshot.addCalls(rows instanceof RecordStream counted ? counted.calls() : 0);
        }
    }

    @SuppressWarnings("unchecked")
    private void add(Map<?, ?> row, Snapshot snapshot) {
        if (row.get("_id") == null) {
            throw new SnapshotException(
                    "the list of " + object + " has a record without _id, and nobody can tell which one it is");
        }
        snapshot.add((Map<String, Object>) row);
    }
}
