/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Cuts the input into batches by count and by real UTF-8 bytes. Records with a key and records without travel in batches
 * of their own; records of one batch that mean the same one in Planhat are merged field by field into the last of them.
 */
final class BatchAssembler {
    private final Iterator<PlanhatRecord> input;
    private final List<String> keyables;
    private final int batchSize;
    private final int maxBodyBytes;
    private final Keeping keeping;
    private final Resolution resolution;
    private final Duplicates duplicates;
    private final SpareBytes spare = new SpareBytes();
    private final BlankEntries blanks = new BlankEntries();
    private final Deque<Batch> ready = new ArrayDeque<>();
    private Batch keyed;
    private Batch keyless;

    BatchAssembler(
            Iterator<PlanhatRecord> input,
            PlanhatObject object,
            BulkSettings settings,
            Keeping keeping,
            Resolution resolution) {
        this.input = input;
        this.keyables = object.keyables();
        this.duplicates = new Duplicates(object);
        this.batchSize = settings.batchSize();
        this.maxBodyBytes = settings.maxBodyBytes();
        this.keeping = keeping;
        this.resolution = resolution;
        keyed = batch(true, 0);
        keyless = batch(false, 0);
    }

    private Batch batch(boolean withKeys, int expectedBytes) {
        return new Batch(withKeys, new RecordBuffer(batchSize, expectedBytes, spare));
    }

    /** The next batch, or null when the input is used up. */
    Batch next() {
        while (ready.isEmpty() && input.hasNext()) {
            place(input.next());
        }
        if (ready.isEmpty() && !keyed.entries.isEmpty()) {
            emit(keyed);
        }
        if (ready.isEmpty() && !keyless.entries.isEmpty()) {
            emit(keyless);
        }
        return ready.poll();
    }

    /** Takes back what the next batches can use of one that is done with. */
    void delivered(Batch batch) {
        batch.delivered(duplicates);
    }

    /** What was read but not handed out yet. */
    List<Entry> pending() {
        List<Entry> pending = new ArrayList<>(keyed.entries);
        pending.addAll(keyless.entries);
        ready.forEach(batch -> pending.addAll(batch.entries));
        return pending;
    }

    private void place(PlanhatRecord record) {
        if (record.problem() != null) {
            resolution.refuse(record, record.problem());
            return;
        }
        Entry entry = blanks.next()
                .of(
                        record.index(),
                        record.fields(),
                        record.original(),
                        keys(record),
                        duplicates.company(record.fields()),
                        record.foundBy(),
                        List.of());
        if (!entry.keyed()) {
            String blank = blankKey(record);
            if (blank != null) {
                resolution.refuse(record, "its only key " + blank + " is blank: leave it out, or give it a value");
                return;
            }
            append(keyless, entry);
            return;
        }
        List<Entry> same = duplicates.of(entry);
        if (same.isEmpty()) {
            append(keyed, entry);
        } else {
            join(same, entry);
        }
    }

    private void append(Batch batch, Entry entry) {
        String problem = write(batch, entry);
        if (problem == null) {
            settle(batch, entry);
        } else {
            resolution.resolve(entry, OutcomeStatus.REFUSED, null, problem);
        }
    }

    /** Puts a record in the place of the earlier ones that are the same. */
    private void join(List<Entry> same, Entry entry) {
        Entry merged = duplicates.merged(same, entry, keyed.buffer);
        if (write(keyed, merged) == null) {
            for (Entry earlier : same) {
                keyed.remove(earlier);
                duplicates.remove(earlier);
            }
            settle(keyed, merged);
            return;
        }
        String problem = write(keyed, entry);
        if (problem != null) {
            resolution.resolve(entry, OutcomeStatus.REFUSED, null, problem);
            return;
        }
        // Only together they are too large: the later one goes into the next batch, behind the earlier ones.
        emit(keyed);
        append(keyed, entry);
    }

    /** Writes a record into the batch's buffer; what is wrong with it, or null. */
    private String write(Batch batch, Entry entry) {
        try {
            batch.buffer.append(entry);
        } catch (IOException e) {
            return e.getMessage();
        }
        if (entry.length() + 2L > maxBodyBytes) {
            batch.buffer.dropLast(entry);
            return "has " + entry.length() + " bytes as JSON, more than maxBodyBytes=" + maxBodyBytes;
        }
        return null;
    }

    /** Adds a record that was written. */
    private void settle(Batch batch, Entry entry) {
        if (batch.bytes() + entry.length() > maxBodyBytes) {
            batch.buffer.dropLast(entry);
            emit(batch);
            // What is too much for this batch is the first of the next; it is written once more, into that one's
            // buffer.
            append(batch.keyed ? keyed : keyless, entry);
            return;
        }
        batch.add(entry);
        if (batch.keyed) {
            duplicates.add(entry);
        }
        entry.written(keeping);
        // Duplicates count like other records, and so do their bytes, which stay in the buffer: else an input of
        // nothing
        // but duplicates would never fill a batch.
        if (batch.taken() >= batchSize || batch.buffer.size() > 2L * maxBodyBytes) {
            emit(batch);
        }
    }

    private void emit(Batch batch) {
        ready.add(batch);
        if (batch.keyed) {
            keyed = batch(true, like(batch));
            batch.distinct(duplicates.end());
        } else {
            keyless = batch(false, like(batch));
        }
    }

    /** The next batch will be about as large. */
    private static int like(Batch batch) {
        return batch.buffer.size() + batch.buffer.size() / 16;
    }

    private String[] keys(PlanhatRecord record) {
        String[] keys = new String[keyables.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = record.key(keyables.get(i));
        }
        return keys;
    }

    private String blankKey(PlanhatRecord record) {
        for (String keyable : keyables) {
            if (record.fields().get(keyable) instanceof CharSequence text
                    && text.toString().isBlank()) {
                return keyable;
            }
        }
        return null;
    }
}
