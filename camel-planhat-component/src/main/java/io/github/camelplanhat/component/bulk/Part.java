/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.github.camelplanhat.component.client.CallBody;

/**
 * Some records of a batch that travel in one call, as its body: a JSON array of their bytes.
 *
 * @param isolation whether the call only serves to find out which of the records were not stored
 */
record Part(Batch batch, List<Entry> entries, boolean isolation) implements CallBody {
    int size() {
        return entries.size();
    }

    Part firstHalf() {
        return new Part(batch, entries.subList(0, (size() + 1) / 2), isolation);
    }

    Part secondHalf() {
        return new Part(batch, entries.subList((size() + 1) / 2, size()), isolation);
    }

    @Override
    public long length() {
        long sum = 1;
        for (Entry entry : entries) {
            sum += entry.length() + 1L;
        }
        return sum + (entries.isEmpty() ? 1 : 0);
    }

    /** The last of the records that lie in the buffer one behind the other, with a comma between them, from this one on. */
    private int endOfRun(int first) {
        int last = first;
        while (last + 1 < entries.size() && entries.get(last + 1).from == entries.get(last).to + 1) {
            last++;
        }
        return last;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write('[');
        // Records that lie side by side, most often all of them, leave in one piece, which saves a system call for
        // every few.
        byte[] bytes = batch.buffer.bytes();
        for (int first = 0; first < entries.size(); ) {
            int last = endOfRun(first);
            if (first > 0) {
                out.write(',');
            }
            int from = entries.get(first).from;
            out.write(bytes, from, entries.get(last).to - from);
            first = last + 1;
        }
        out.write(']');
    }
}
