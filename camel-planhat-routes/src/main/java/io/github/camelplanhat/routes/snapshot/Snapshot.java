/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

import com.fasterxml.jackson.core.type.TypeReference;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * What Planhat held of one object when it was read: every record with its keys, its company and the fields that were asked
 * for. It lies in a temporary file and takes some ten megabytes of memory, however many records there are. It is whole, or
 * it does not exist. Made by {@link SnapshotReader}; must be closed. One thread at a time.
 */
public final class Snapshot implements AutoCloseable {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private final PlanhatObject object;
    private final KeyNames names;
    private final CompanyReference reference;
    private final Path directory;
    private final SpoolStore store;
    /** As JSON, by their places, in the order in which they came. */
    private final MVMap<Long, byte[]> records;
    /** One for each keyable, {@code _id} first. */
    private final List<SortedKeys> keys = new ArrayList<>();
    /** Ids that another list has told of. */
    private final SortedKeys announced;

    private long places;
    private long calls;

    private Snapshot(PlanhatObject object, Path directory, SpoolStore spool) {
        this.object = object;
        this.names = new KeyNames(object);
        this.reference = object.companyReference().filter(c -> !c.array()).orElse(null);
        this.directory = directory;
        this.store = spool;
        MVStore store = spool.maps();
        this.records = store.openMap(
                "records",
                new MVMap.Builder<Long, byte[]>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE)
                        .singleWriter());
        names.keyables().forEach(key -> keys.add(new SortedKeys(store, key)));
        this.announced = new SortedKeys(store, "announced");
    }

    /** An empty one, to which records are added and which then is {@link #complete}. */
    static Snapshot create(PlanhatObject object, Path directory) {
        try {
            return new Snapshot(object, directory, SpoolStore.open(directory));
        } catch (IOException | RuntimeException e) {
            throw new SnapshotException(
                    "what Planhat has of " + object + " cannot be kept in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Adds a record that is not there yet. */
    void add(Map<String, Object> row) {
        keeping(() -> {
            records.append(places, json(row));
            index(row, places++);
        });
    }

    /** Notes that there is such a record, according to another list. */
    void announce(String id) {
        keeping(() -> announced.add(id, 0));
    }

    /** Everything that was read is added. */
    void complete() {
        keeping(() -> {
            keys.forEach(SortedKeys::sorted);
            announced.sorted();
        });
    }

    /** Puts a record, as it is now, in the place of the one with the same {@code _id}, or adds it. */
    public void put(Map<String, Object> row) {
        keeping(() -> {
            List<Long> before = keys.get(0).places(row.get("_id").toString());
            long place = before.isEmpty() ? places++ : before.get(0);
            records.put(place, json(row));
            index(row, place);
        });
    }

    private void index(Map<String, Object> row, long place) {
        String[] values = names.keys(row);
        for (int k = 0; k < values.length; k++) {
            if (values[k] != null) {
                keys.get(k).add(values[k], place);
            }
        }
    }

    private void keeping(Runnable write) {
        try {
            write.run();
        } catch (MVStoreException | UncheckedIOException e) {
            throw new SnapshotException(
                    "what Planhat has of " + object + " cannot be kept in " + directory + ": " + e.getMessage(), e);
        }
    }

    public PlanhatObject object() {
        return object;
    }

    /** The record with this {@code _id}; null if there is none. */
    public StoredRecord find(String id) {
        List<Long> places = keys.get(0).places(id);
        return places.isEmpty() ? null : record(records.get(places.get(0)));
    }

    /**
     * All records that have a value of a key, in whichever company.
     *
     * @param keyable {@code _id} or another keyable of the object
     */
    public List<StoredRecord> find(String keyable, String value) {
        int key = names.keyables().indexOf(keyable);
        if (key < 0) {
            throw new IllegalArgumentException(
                    object + " has no key " + keyable + "; its keys are " + String.join(", ", names.keyables()));
        }
        List<StoredRecord> found = new ArrayList<>(1);
        for (long place : keys.get(key).places(value)) {
            StoredRecord record = record(records.get(place));
            // The record may have been put in with another value since.
            if (value.equals(names.keys(record.fields())[key])) {
                found.add(record);
            }
        }
        return found;
    }

    /** All records in the order in which they came, read as they are asked for; none must be put in meanwhile. */
    public Iterator<StoredRecord> iterator() {
        Cursor<Long, byte[]> all = records.cursor(null);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public StoredRecord next() {
                all.next();
                return record(all.getValue());
            }
        };
    }

    boolean has(String id) {
        return !keys.get(0).places(id).isEmpty();
    }

    Iterator<String> announced() {
        return announced.values();
    }

    private static byte[] json(Map<String, Object> row) {
        try {
            return PlanhatJson.mapper().writeValueAsBytes(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredRecord record(byte[] json) {
        try {
            Map<String, Object> row = PlanhatJson.mapper().readValue(json, MAP);
            Object company = reference == null ? null : row.get(reference.field());
            return new StoredRecord(row.get("_id").toString(), company == null ? null : company.toString(), row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long count() {
        return records.sizeAsLong();
    }

    /** Calls of Planhat's API that reading it took, repeats included. */
    public long calls() {
        return calls;
    }

    void addCalls(long more) {
        calls += more;
    }

    /** Frees the file. */
    @Override
    public void close() {
        store.close();
    }
}
