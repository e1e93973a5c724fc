/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.routes.pull.lookup.Target;

/** Companies that share a call, and how far it is. */
final class PullGroup {
    private final List<Target> targets;
    /** How often each was tried alone before. */
    private final Map<String, Integer> tries;

    private final Set<String> seen = new HashSet<>();
    private PullRecords records;
    private RecordStream stream;
    private long calls;

    PullGroup(List<Target> targets, Map<String, Integer> tries) {
        this.targets = List.copyOf(targets);
        this.tries = new HashMap<>(tries);
    }

    List<Target> targets() {
        return targets;
    }

    boolean alone() {
        return targets.size() == 1;
    }

    /** The row of one of its companies; null if it is none of them. */
    Map<?, ?> row(String company) {
        return targets.stream()
                .filter(t -> t.company().equals(company))
                .findFirst()
                .<Map<?, ?>>map(Target::row)
                .orElse(null);
    }

    int tries(String company) {
        return tries.getOrDefault(company, 0);
    }

    String ids() {
        return targets.stream().map(Target::company).collect(Collectors.joining(","));
    }

    void reads(PullRecords of, RecordStream from, long used) {
        records = of;
        stream = from;
        calls = used;
    }

    /** Of companies: one was in the answer. */
    void saw(String company) {
        seen.add(company);
    }

    boolean hasSeen(String company) {
        return seen.contains(company);
    }

    /** Calls that were answered. */
    long calls() {
        return stream == null ? calls : stream.calls();
    }

    /** Ends the reading; the splitter would go on with it after a failure. */
    void close() {
        if (records != null) {
            records.close();
        }
    }
}
