/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;
import io.github.camelplanhat.routes.snapshot.PlanhatCall;
import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.SnapshotReader;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Missing;

/**
 * What Planhat has of records that are about to be changed or removed: a few are read one by one, many with one pass over the
 * list. Used on one thread at a time; must be closed.
 */
public final class BeforeImages implements AutoCloseable {
    /** So many calls are always cheaper than a list, and of many records one in a thousand. */
    private static final int FEW = 20;

    private static final int ONE_IN = 1_000;

    private final CamelContext context;
    private final PlanhatObject object;
    private final Path directory;
    private final LongConsumer counter;
    private final CompanyReferences companies;
    private boolean many;
    private Snapshot snapshot;

    /**
     * @param directory for temporary files; null for the system's
     * @param counter is told how many calls were used
     */
    public BeforeImages(CamelContext context, PlanhatObject object, Path directory, LongConsumer counter) {
        this.context = context;
        this.object = object;
        this.directory = directory;
        this.counter = counter;
        this.companies = new CompanyReferences(context, directory, counter);
        this.many = !object.allows(Operation.GET);
    }

    /**
     * What is there, or why nobody can say.
     *
     * @param record null if Planhat has it no more, or if there is a problem
     * @param problem null if all is well
     */
    public record Image(StoredRecord record, String problem) {
        public boolean gone() {
            return record == null && problem == null;
        }
    }

    /** Says how many records will be asked for, and how many there may be in all, so that the cheaper way is taken. */
    public void expect(long number, long all) {
        many |= object.allows(Operation.LIST) && number > FEW + all / ONE_IN;
    }

    /** By Planhat's id, or by the key of a record of which nobody ever told the id. */
    public Image find(Missing record) {
        if (record.planhatId() == null) {
            return object.allows(Operation.LIST)
                    ? byKey(record.key())
                    : new Image(
                            null, "Planhat's id of it was never told, and " + object + " has no list to find it in");
        }
        return many ? new Image(snapshot().find(record.planhatId()), null) : get(record.planhatId());
    }

    @SuppressWarnings("unchecked")
    private Image get(String id) {
        try (PlanhatCall call = new PlanhatCall(context.getEndpoint("planhat:" + object + "/get"))) {
            Exchange answer = call.send(id);
            counter.accept(PlanhatCall.calls(answer));
            Map<String, Object> fields = answer.getMessage().getBody(Map.class);
            Object company = object.companyReference()
                    .filter(c -> !c.array())
                    .map(c -> fields.get(c.field()))
                    .orElse(null);
            return new Image(new StoredRecord(id, company == null ? null : company.toString(), fields), null);
        } catch (PlanhatNotFoundException e) {
            counter.accept(e.getAttempts());
            return new Image(null, null);
        }
    }

    /** The key is {@code field=value}, and may have the company of the record behind it. */
    private Image byKey(String key) {
        int equals = key.indexOf('=');
        String field = key.substring(0, equals);
        String value = key.substring(equals + 1);
        if (value.contains("…") || value.contains("\uFFFD")) {
            return new Image(null, "Planhat's id of it was never told, and its key was too long to be kept");
        }
        List<StoredRecord> found = new ArrayList<>(snapshot().find(field, value));
        boolean scoped = object != PlanhatObject.COMPANY
                && object.companyReference().filter(c -> !c.array()).isPresent();
        for (int of = value.lastIndexOf(" of "); scoped && of > 0; of = value.lastIndexOf(" of ", of - 1)) {
            String company = companies.id(value.substring(of + 4));
            snapshot().find(field, value.substring(0, of)).stream()
                    .filter(r -> company.equals(r.company()))
                    .forEach(found::add);
        }
        return found.size() > 1
                ? new Image(null, found.size() + " records of Planhat have its key")
                : new Image(found.isEmpty() ? null : found.get(0), null);
    }

    /** All that Planhat has of the object, read once. */
    public Snapshot snapshot() {
        if (snapshot == null) {
            snapshot = new SnapshotReader(context, object, null, directory).read(counter);
        }
        return snapshot;
    }

    /** Turns references to companies into their {@code _id}s. */
    public CompanyReferences companies() {
        return companies;
    }

    /** The keys by which a sync may know a record, as {@code field=value}, with its company and without. */
    public static List<String> keys(PlanhatObject object, StoredRecord record) {
        List<String> keys = new ArrayList<>();
        for (String keyable : object.keyables()) {
            Object value = record.fields().get(keyable);
            if (value == null) {
                value = record.fields().get(object.readNames().getOrDefault(keyable, keyable));
            }
            if (value != null && !value.toString().isBlank()) {
                String key = keyable + "=" + value;
                keys.add(key);
                companies(object, record).forEach(c -> keys.add(key + " of " + c));
            }
        }
        return keys;
    }

    private static List<String> companies(PlanhatObject object, StoredRecord record) {
        CompanyReference reference =
                object.companyReference().filter(c -> !c.array()).orElse(null);
        List<String> names = new ArrayList<>();
        if (reference != null && record.company() != null) {
            names.add(record.company());
            Object external = record.fields().get("companyExternalId");
            Object source = record.fields().get("companySourceId");
            if (external != null) {
                names.add("extid-" + external);
            }
            if (source != null) {
                names.add("srcid-" + source);
            }
        }
        return names;
    }

    @Override
    public void close() {
        companies.close();
        if (snapshot != null) {
            snapshot.close();
            snapshot = null;
        }
    }
}
