/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelplanhat.component.record.PlanhatRecord;

/** The records of the input that are admitted; reads ahead one chunk at most. */
final class AdmittedRecords implements Iterator<PlanhatRecord> {
    private final Iterator<PlanhatRecord> input;
    private final Admission admission;
    private final int chunkSize;
    private final Deque<PlanhatRecord> admitted = new ArrayDeque<>();
    private List<PlanhatRecord> chunk = List.of();

    AdmittedRecords(Iterator<PlanhatRecord> input, Admission admission, int chunkSize) {
        this.input = input;
        this.admission = admission;
        this.chunkSize = chunkSize;
    }

    @Override
    public boolean hasNext() {
        while (admitted.isEmpty() && chunk.isEmpty() && input.hasNext()) {
            chunk = new ArrayList<>();
            while (chunk.size() < chunkSize && input.hasNext()) {
                chunk.add(input.next());
            }
            admitted.addAll(admission.admit(chunk, !input.hasNext()));
            chunk = List.of();
        }
        return !admitted.isEmpty();
    }

    /** Whether there is something left to hand out, or to look up. */
    boolean mayHaveMore() {
        return !admitted.isEmpty() || input.hasNext();
    }

    @Override
    public PlanhatRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return admitted.poll();
    }

    /** Records that were read, have no outcome, and were not handed out: after a failure, those that it kept back. */
    List<PlanhatRecord> pending() {
        List<PlanhatRecord> pending = new ArrayList<>(admitted);
        pending.addAll(chunk);
        return pending;
    }
}
