/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.util.Iterator;
import java.util.Map;

import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;

/** Makes the records and sends nothing: what the others have in common. */
final class SourceOnly implements Contender {
    @Override
    public Done upsert(Iterator<Map<String, Object>> records) {
        long count = 0;
        long fields = 0;
        while (records.hasNext()) {
            fields += records.next().size();
            count++;
        }
        if (fields < count) {
            throw new IllegalStateException("records without fields");
        }
        return new Done(count, 0);
    }

    @Override
    public Done list() {
        throw new UnsupportedOperationException("there is nothing to read");
    }

    @Override
    public Map<String, Object> get(String id) {
        throw new UnsupportedOperationException("there is nothing to read");
    }

    @Override
    public void close() {}
}
