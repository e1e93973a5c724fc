/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.github.camelplanhat.component.client.CallBody;

/** The events of one call: a JSON array, or one object that travels alone. */
record EventBody(List<Event> events) implements CallBody {
    private boolean bare() {
        return events.size() == 1 && events.get(0).alone();
    }

    @Override
    public long length() {
        long sum = bare() ? 0 : events.size() + 1L;
        for (Event event : events) {
            sum += event.json().length;
        }
        return sum;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (bare()) {
            out.write(events.get(0).json());
            return;
        }
        int before = '[';
        for (Event event : events) {
            out.write(before);
            out.write(event.json());
            before = ',';
        }
        out.write(']');
    }
}
