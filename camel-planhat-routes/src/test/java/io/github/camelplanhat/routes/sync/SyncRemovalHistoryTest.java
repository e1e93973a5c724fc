/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.Undo;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Random sources over many runs, some of which go wrong: nothing that is in the source is ever removed. */
class SyncRemovalHistoryTest {
    private static final int RUNS = 10;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    private enum Fault {
        NONE,
        /** The source fails after some rows. */
        CUT,
        /** A column has vanished. */
        COLUMN,
        /** A row has lost its key. */
        KEYLESS,
        /** Most rows are missing. */
        HALF,
        /** There are no rows at all. */
        EMPTY
    }

    private final TreeMap<String, String> source = new TreeMap<>();
    private Fault fault = Fault.NONE;
    private Random random;

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsInTheSourceIsNeverRemoved(long seed) throws Exception {
        removesOnlyWhatIsNotInTheSource(seed, false);
    }

    /** Somebody else adds records to Planhat meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aMirrorNeverRemovesWhatIsInTheSource(long seed) throws Exception {
        removesOnlyWhatIsNotInTheSource(seed, true);
    }

    private void removesOnlyWhatIsNotInTheSource(long seed, boolean mirror) throws Exception {
        random = new Random(seed);
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .set("deleteBehavior", "delete")
                .mapping("name: NAME\nexternalId: {from: ID, required: true}\n")
                // What left during runs that went wrong leaves with the next good one.
                .set("maxDeletePercent", 50)
                .set("batchSize", 7)
                .set("source", "bean:rows");
        if (mirror) {
            rig.set("mode", "mirror").set("scope", "all");
        }
        rig.main.bind("rows", (Processor) e -> e.getMessage().setBody(rows()));
        rig.start();
        for (int i = 0; i < 40; i++) {
            source.put(key(i), "first");
        }
        run();
        assertThat(planhat()).isEqualTo(source);
        for (int i = 0; i < RUNS; i++) {
            change();
            fault = Fault.values()[random.nextInt(Fault.values().length)];
            if (mirror) {
                seedStrangers();
            }
            Map<String, String> before = planhat();
            SyncReport report = run();
            Map<String, String> after = planhat();
            assertThat(after.keySet())
                    .as("run %d of seed %d, %s", i, seed, fault)
                    .containsAll(before.keySet().stream()
                            .filter(k -> fault != Fault.NONE || source.containsKey(k))
                            .toList());
            if (fault == Fault.NONE) {
                assertThat(report.clean()).isTrue();
                assertThat(after).isEqualTo(source);
                undo(report, before);
            }
        }
    }

    private void undo(SyncReport report, Map<String, String> before) throws Exception {
        if (report.removals().deleted() == 0) {
            return;
        }
        assertThat(new Undo(rig.main.getCamelContext(), rig.store(), Clock.systemUTC())
                        .run(report.run(), false, false)
                        .clean())
                .isTrue();
        Map<String, String> expected = new TreeMap<>(before);
        expected.putAll(source);
        assertThat(planhat()).isEqualTo(expected);
        run();
        assertThat(planhat()).isEqualTo(source);
    }

    /** Some have the key of a record that the source has, or may have later. */
    private void seedStrangers() {
        for (int n = random.nextInt(4); n > 0; n--) {
            String key = key(random.nextInt(80));
            if (!planhat().containsKey(key)) {
                PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", key, "name", "stranger"));
            }
        }
    }

    private static String key(int i) {
        return String.format("A%03d", i);
    }

    private void change() {
        for (int n = random.nextInt(3); n > 0; n--) {
            List<String> keys = List.copyOf(source.keySet());
            source.remove(keys.get(random.nextInt(keys.size())));
        }
        for (int n = random.nextInt(4); n > 0; n--) {
            source.put(key(random.nextInt(60)), "n" + random.nextInt(100));
        }
    }

    private static Map<String, String> planhat() {
        Map<String, String> companies = new TreeMap<>();
        PLANHAT.simulator()
                .records(PlanhatObject.COMPANY)
                .forEach(c -> companies.put(String.valueOf(c.get("externalId")), (String) c.get("name")));
        return companies;
    }

    private SyncReport run() throws Exception {
        try {
            return rig.run();
        } catch (CamelExecutionException e) {
            assertThat(fault).as(e.getCause().getMessage()).isNotEqualTo(Fault.NONE);
            return ((SyncFailedException) e.getCause()).getReport();
        }
    }

    private Iterator<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        source.forEach((id, name) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("ID", id);
            if (fault != Fault.COLUMN) {
                row.put("NAME", name);
            }
            rows.add(row);
        });
        switch (fault) {
            case KEYLESS -> rows.get(random.nextInt(rows.size())).put("ID", null);
            case HALF -> rows.subList(5, rows.size()).clear();
            case EMPTY -> rows.clear();
            default -> {}
        }
        return fault == Fault.CUT ? cut(rows.iterator(), random.nextInt(rows.size())) : rows.iterator();
    }

    private static Iterator<Map<String, Object>> cut(Iterator<Map<String, Object>> rows, int after) {
        return new Iterator<>() {
            private int left = after;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Map<String, Object> next() {
                if (left-- == 0) {
                    throw new IllegalStateException("the connection was lost");
                }
                return rows.next();
            }
        };
    }
}
