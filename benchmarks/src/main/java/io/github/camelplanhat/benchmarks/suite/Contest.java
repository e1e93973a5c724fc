/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Spread;
import io.github.camelplanhat.benchmarks.report.Target;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** Contenders that do the same work by turns, and what was measured of each of them, round by round. */
final class Contest {
    static final Column PER_CPU_SECOND = Column.of("records per CPU second", Measured::recordsPerCpuSecond, 0);
    static final Column CPU = Column.of("CPU µs a record", Measured::cpuMicrosPerRecord, 2);
    static final Column SPEED = Column.of("records per second", Measured::recordsPerSecond, 0);
    static final Column ALLOCATED = Column.of("bytes allocated a record", Measured::bytesPerRecord, 0);
    static final Column CALLS = new Column("calls", runs -> number(runs.get(0).calls(), 0));

    private static final double WANTED = 0.85;

    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

    private Contest(List<String> contenders) {
        contenders.forEach(name -> measured.put(name, new ArrayList<>()));
    }

    /** Returns when every round is over. */
    static Contest hold(Bench bench, List<String> contenders, Turn turn) throws IOException, InterruptedException {
        Contest contest = new Contest(contenders);
        for (int round = 1; round <= bench.size().contestRounds(); round++) {
            for (String name : contenders) {
                Measured one = turn.of(name);
                bench.log("  " + round + " " + name + ": " + number(one.recordsPerCpuSecond(), 0)
                        + " records per CPU second");
                contest.runs(name).add(one);
            }
        }
        return contest;
    }

    /** All rounds of one contender. */
    List<Measured> runs(String contender) {
        return measured.get(contender);
    }

    /** To raw, in the same round. Who makes no calls does not do what raw does, and is not compared. */
    Column ratioToRaw(String head, Function<List<Measured>, Spread> ratio) {
        return new Column(
                head, runs -> runs.get(0).calls() == 0 ? "–" : ratio.apply(runs).text(2));
    }

    Column ratioToRaw() {
        return ratioToRaw("ratio to raw", this::toRaw);
    }

    private Spread toRaw(List<Measured> runs) {
        return Spread.ratio(runs, runs("raw"), Measured::recordsPerCpuSecond);
    }

    /** @param work that the component promises to do nearly as fast as raw */
    Findings findings(String work, Column... columns) {
        MarkdownTable table = new MarkdownTable(
                Stream.concat(Stream.of("contender"), Stream.of(columns).map(Column::head))
                        .toArray(String[]::new));
        measured.forEach((name, runs) -> table.row(Stream.concat(
                        Stream.of(name), Stream.of(columns).map(c -> c.cell().apply(runs)))
                .toArray()));
        Spread ratio = toRaw(runs("component"));
        return new Findings(
                table.toString(),
                List.of(new Target(
                        work + ": ≥ 0.85 × raw, in records per CPU second",
                        ratio.text(2) + " ×",
                        ratio.median() >= WANTED)));
    }

    /** Measures one contender once. */
    interface Turn {
        Measured of(String contender) throws IOException, InterruptedException;
    }

    /** Of the table: what it is called, and what it says of the rounds of a contender. */
    record Column(String head, Function<List<Measured>, String> cell) {
        static Column of(String head, ToDoubleFunction<Measured> figure, int decimals) {
            return new Column(head, runs -> Spread.of(runs, figure).text(decimals));
        }
    }
}
