/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.plan.PlanAction;
import io.github.camelplanhat.routes.plan.PlanLine;
import io.github.camelplanhat.routes.plan.PlanReader;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Random sources and random changes in Planhat: what a plan says is what applying it does, record by record. */
class PlanHistoryTest {
    private static final int ROUNDS = 6;
    private static final int ACCOUNTS = 30;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;
    private Random random;
    private final List<Map<String, Object>> source = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, upsert, lastRun, nothing",
        "2, upsert, lastRun, delete",
        "3, upsert, planhat, delete",
        "4, upsert, planhat, clear",
        "5, update, lastRun, clear",
        "6, update, planhat, nothing",
        "7, insert, lastRun, delete",
        "8, insert, lastRun, nothing"
    })
    void whatIsPlannedHappens(long seed, String mode, String compareWith, String deleteBehavior) throws Exception {
        random = new Random(seed);
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .mapping("name: {from: NAME, required: true}\nexternalId: ID\nsourceId: SRC\nphase: PHASE\n")
                .set("mode", mode)
                .set("compareWith", compareWith)
                .set("deleteBehavior", deleteBehavior)
                .set("maxDeletePercent", 100)
                .set("batchSize", 4)
                .set("source", "bean:rows");
        rig.main.bind("rows", (Processor) e -> e.getMessage().setBody(List.copyOf(source)));
        rig.start();
        for (int round = 0; round < ROUNDS; round++) {
            change();
            check("round " + round + " of seed " + seed);
        }
    }

    private void check(String when) throws Exception {
        Path file = directory.resolve("plan");
        Map<String, Map<String, Object>> before = planhat();
        SyncReport planned = Plan.of("accounts", file).run(rig.main.getCamelContext());
        assertThat(planhat()).as("%s: a plan changes nothing", when).isEqualTo(before);

        SyncReport applied = Apply.of(file).run(rig.main.getCamelContext());

        assertThat(planhat().values()).as(when).containsExactlyInAnyOrderElementsOf(expected(before, file));
        assertThat(List.of(applied.read(), applied.refused(), applied.removals()))
                .as(when)
                .isEqualTo(List.of(planned.read(), planned.refused(), planned.removals()));
    }

    private static List<PlanLine> lines(Path file) {
        List<PlanLine> lines = new ArrayList<>();
        try (PlanReader reader = new PlanReader(file)) {
            reader.forEach(lines::add);
        }
        return lines;
    }

    /** What Planhat has after the lines of a plan, taken at their words. */
    private static List<Map<String, Object>> expected(Map<String, Map<String, Object>> before, Path file) {
        Map<String, Map<String, Object>> after = new LinkedHashMap<>(before);
        Map<String, String> created = new HashMap<>();
        for (PlanLine line : lines(file)) {
            String id = line.id() == null ? created.get(account(line)) : line.id();
            if (line.action() == PlanAction.CREATE) {
                String pseudo = "new " + created.size();
                created.put(account(line), pseudo);
                after.put(pseudo, company(line.record()));
            } else if (line.action() == PlanAction.DELETE) {
                assertThat(after.remove(id)).isNotNull();
            } else if (line.action().writes()) {
                Map<String, Object> changed = new HashMap<>(after.get(id));
                line.changes().forEach((field, change) -> {
                    assertThat(changed.get(field)).isEqualTo(change.from());
                    changed.put(field, change.to());
                });
                after.put(id, changed);
            }
        }
        return List.copyOf(after.values());
    }

    /** The keys of one account have one number. */
    private static String account(PlanLine line) {
        return line.key().replaceAll("\\D", "");
    }

    private static Map<String, Map<String, Object>> planhat() {
        Map<String, Map<String, Object>> companies = new LinkedHashMap<>();
        PLANHAT.simulator()
                .records(PlanhatObject.COMPANY)
                .forEach(c -> companies.put(c.get("_id").toString(), company(c)));
        return companies;
    }

    private static Map<String, Object> company(Map<String, Object> record) {
        Map<String, Object> company = new HashMap<>();
        for (String field : List.of("name", "externalId", "sourceId", "phase")) {
            company.put(field, record.get(field));
        }
        return company;
    }

    /** Some rows come, go or change, come twice or break; somebody works in Planhat by hand. */
    private void change() throws Exception {
        source.removeIf(row -> row.get("NAME") == null || random.nextInt(8) == 0);
        for (int n = random.nextInt(10); n > 0; n--) {
            source.add(random.nextInt(source.size() + 1), row(random.nextInt(ACCOUNTS)));
        }
        for (int n = random.nextInt(4); n > 0; n--) {
            int i = random.nextInt(ACCOUNTS);
            String id = "A" + i;
            Map<String, Object> there = PLANHAT.simulator()
                    .find(PlanhatObject.COMPANY, "externalId", id)
                    .orElse(null);
            byHand(
                    there == null
                            ? Map.of("name", "By hand", "externalId", id, "sourceId", "S" + i)
                            : Map.of("_id", there.get("_id"), "phase", "by hand " + random.nextInt(5)));
        }
    }

    private void byHand(Map<String, Object> record) throws Exception {
        rig.main.getCamelTemplate().requestBody("planhat:company/bulkUpsert", List.of(record));
    }

    private Map<String, Object> row(int account) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ID", "A" + account);
        row.put("SRC", random.nextInt(4) == 0 ? null : "S" + account);
        row.put("NAME", random.nextInt(12) == 0 ? null : "n" + random.nextInt(3));
        row.put("PHASE", random.nextInt(6) == 0 ? null : "p" + random.nextInt(3));
        return row;
    }
}
