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

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write('[');
        boolean first = true;
        for (Entry entry : entries) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.write(batch.buffer.bytes(), entry.from, entry.length());
        }
        out.write(']');
    }
}
