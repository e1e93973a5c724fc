/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.contender.Contender;

/** Reads one company again and again, each contender in turn, in one JVM; the first half warms up. */
public final class GetProgram implements Program {
    private static final List<String> CONTENDERS = List.of("raw", "component", "hand-written");

    /** @param p50Micros median
     * @param p99Micros of a hundred calls, the second longest */
    public record Latency(String variant, double p50Micros, double p99Micros) {}

    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        int calls = Math.toIntExact(arguments.number("calls"));
        Map<String, Contender> contenders = new LinkedHashMap<>();
        for (String name : CONTENDERS) {
            contenders.put(name, Contender.of(name, arguments.text("url"), arguments.text("token")));
        }
        String id = arguments.text("id");
        times(contenders, id, calls);
        Map<String, long[]> times = times(contenders, id, calls);
        List<Latency> latencies = new ArrayList<>();
        times.forEach((name, nanos) -> latencies.add(latency(name, nanos)));
        parent.say(latencies);
        for (Contender contender : contenders.values()) {
            contender.close();
        }
    }

    private static Map<String, long[]> times(Map<String, Contender> contenders, String id, int calls) throws Exception {
        Map<String, long[]> times = new LinkedHashMap<>();
        CONTENDERS.forEach(name -> times.put(name, new long[calls]));
        for (int call = 0; call < calls; call++) {
            // Whoever comes first in a round comes last in the next but one.
            for (int turn = 0; turn < CONTENDERS.size(); turn++) {
                String name = CONTENDERS.get((call + turn) % CONTENDERS.size());
                times.get(name)[call] = time(contenders.get(name), id);
            }
        }
        return times;
    }

    private static long time(Contender contender, String id) throws Exception {
        long start = System.nanoTime();
        Map<String, Object> company = contender.get(id);
        long took = System.nanoTime() - start;
        if (!id.equals(company.get("_id"))) {
            throw new IllegalStateException("another company came: " + company);
        }
        return took;
    }

    private static Latency latency(String name, long[] nanos) {
        Arrays.sort(nanos);
        return new Latency(name, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
    }
}
