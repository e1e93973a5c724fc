/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.routes.macro.MacroValues;

/**
 * The records of one call, in lists of the size of a batch: what the path to the data leads to, with the metadata copied
 * into each. Elements of a list are looked at one by one, as an array of one each, so that a page is in memory and not the
 * list. Used on one thread at a time.
 */
final class PullRecords implements Iterator<List<Map<String, Object>>> {
    private final PullPlan plan;
    private final PullGroup group;
    private final Instant now;
    private final Iterator<?> answers;
    /** Whether there is an answer for each record, rather than one that has all of them. */
    private final boolean elements;
    /** What is closed with it, or null. */
    private final RecordStream stream;

    private final Deque<Map<String, Object>> ahead = new ArrayDeque<>();
    private final Map<String, Map<String, Object>> ofRows = new HashMap<>();
    private boolean closed;

    private PullRecords(
            PullPlan plan, PullGroup group, Instant now, Iterator<?> answers, boolean elements, RecordStream stream) {
        this.plan = plan;
        this.group = group;
        this.now = now;
        this.answers = answers;
        this.elements = elements;
        this.stream = stream;
    }

    /** The records of a list that is read page by page. */
    static PullRecords ofList(PullPlan plan, PullGroup group, Instant now, RecordStream stream) {
        return new PullRecords(plan, group, now, stream, true, stream);
    }

    /** The records of a list that is in memory. */
    static PullRecords ofList(PullPlan plan, PullGroup group, Instant now, List<?> list) {
        return new PullRecords(plan, group, now, list.iterator(), true, null);
    }

    /** The records of one answer. */
    static PullRecords ofAnswer(PullPlan plan, PullGroup group, Instant now, Object answer) {
        List<Object> one = new ArrayList<>();
        one.add(answer);
        return new PullRecords(plan, group, now, one.iterator(), false, null);
    }

    @Override
    public boolean hasNext() {
        try {
            while (!closed && ahead.isEmpty() && answers.hasNext()) {
                read();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return !closed && !ahead.isEmpty();
    }

    private void read() {
        Object answer = answers.next();
        Object root = elements ? List.of(answer) : answer;
        String company = elements ? plan.object.companyOf((Map<?, ?>) answer) : null;
        if (plan.object.isCompany() && company != null) {
            group.saw(company);
        }
        List<Map<String, Object>> records = plan.path.records(root);
        if (records.isEmpty()) {
            return;
        }
        Map<String, Object> around = plan.metadata.ofAnswer(root);
        for (Map<String, Object> record : records) {
            if (!plan.metadata.isEmpty()) {
                Map<String, Object> whole = new LinkedHashMap<>(record);
                whole.putAll(around);
                whole.putAll(ofRow(company));
                ahead.add(whole);
            } else {
                ahead.add(record);
            }
        }
    }

    /** @throws IllegalStateException if nobody knows which of several companies a record belongs to */
    private Map<String, Object> ofRow(String company) {
        if (!plan.metadata.usesLookup()) {
            return ofRows.computeIfAbsent("", c -> plan.metadata.ofRow(new MacroValues(now, Map.of())));
        }
        String whose = group.alone() ? group.targets().get(0).company() : company;
        Map<?, ?> row = whose == null ? null : group.row(whose);
        if (row == null) {
            throw new IllegalStateException("a record of " + plan.object.name() + " names none of the "
                    + group.targets().size() + " companies that were asked for");
        }
        return ofRows.computeIfAbsent(whose, c -> plan.metadata.ofRow(new MacroValues(now, row)));
    }

    @Override
    public List<Map<String, Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Map<String, Object>> batch = new ArrayList<>();
        while (batch.size() < plan.batchSize && hasNext()) {
            batch.add(ahead.poll());
        }
        return batch;
    }

    void close() {
        closed = true;
        ahead.clear();
        if (stream != null) {
            stream.close();
        }
    }
}
