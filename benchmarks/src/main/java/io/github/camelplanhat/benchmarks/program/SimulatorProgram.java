/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.data.Companies;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.journal.JournalLimits;
import io.github.camelplanhat.simulator.quota.QuotaRules;

/** The simulator, in a process that tells the harness what it has, and forgets it when told to. */
public final class SimulatorProgram implements Program {
    private static final int CALLS_KEPT = 100_000;

    /** @param url of the main API
     * @param token that it takes */
    public record Address(String url, String token) {}

    /**
     * The calls since the last clear.
     *
     * @param statuses calls by the status of their answer
     * @param arrivalMicros when each came, after the first one
     * @param firstMillis when the first one came, since the epoch; 0 if none did
     */
    public record Calls(Map<String, Integer> statuses, List<Long> arrivalMicros, long firstMillis) {
        public int total() {
            return arrivalMicros.size();
        }

        /** Calls that were answered otherwise than with a plain success. */
        public int notOk() {
            return total() - statuses.getOrDefault("200", 0);
        }
    }

    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        boolean quota = arguments.text("quota").equals("standard");
        PlanhatSimulator simulator = PlanhatSimulator.builder()
                .quota(quota ? QuotaRules.standard().withRetryAfter() : QuotaRules.off())
                .latency(Duration.ofMillis(arguments.number("latency")))
                .journal(new JournalLimits(CALLS_KEPT, 0, 0))
                .start();
        parent.say(new Address(simulator.baseUrl(), simulator.token()));
        while (true) {
            String[] word = parent.hear().split(" ");
            parent.say(
                    switch (word[0]) {
                        case "clear" -> cleared(simulator);
                        case "forget" -> forgotten(simulator);
                        case "seed" -> seeded(simulator, Long.parseLong(word[1]));
                        case "count" -> count(simulator);
                        case "calls" -> calls(simulator);
                        default -> throw new IllegalArgumentException(word[0]);
                    });
        }
    }

    private static String cleared(PlanhatSimulator simulator) {
        simulator.clear();
        System.gc();
        return "cleared";
    }

    private static String forgotten(PlanhatSimulator simulator) {
        simulator.journal().clear();
        return "forgotten";
    }

    private static String seeded(PlanhatSimulator simulator, long companies) {
        String id = "";
        for (long i = 0; i < companies; i++) {
            id = simulator.seed(PlanhatObject.COMPANY, Companies.record(i));
        }
        return id;
    }

    private static long count(PlanhatSimulator simulator) {
        long count = 0;
        for (PlanhatObject object : PlanhatObject.values()) {
            count += simulator.count(object);
        }
        return count;
    }

    private static Calls calls(PlanhatSimulator simulator) {
        List<JournalEntry> entries = simulator.journal().entries();
        Map<String, Integer> statuses = new TreeMap<>();
        entries.forEach(entry -> statuses.merge("" + entry.status(), 1, Integer::sum));
        long first = entries.stream().mapToLong(JournalEntry::startNanos).min().orElse(0);
        List<Long> arrivals = entries.stream()
                .map(entry -> (entry.startNanos() - first) / 1000)
                .sorted()
                .toList();
        long firstMillis = entries.isEmpty() ? 0 : entries.get(0).time().toEpochMilli();
        return new Calls(statuses, arrivals, firstMillis);
    }
}
