/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.camel.CamelExecutionException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Random sources over several runs, each of which something may go wrong in. */
class SyncDeleteHistoryTest {
    private static final int RUNS = 9;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final Crm crm = new Crm();
    private final MortalStore state = new MortalStore();
    /** External id to source id and name. */
    private final Map<String, String[]> accounts = new TreeMap<>();

    private int created;
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingIsRemovedThatIsInTheSourceAndAGoodRunMakesBothEqual(long seed) throws Exception {
        random = new Random(seed);
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "hand", "name", "By hand"));
        try (SyncRig rig = rig();
                Connection alive = state.h2().getConnection()) {
            add(20);
            for (int i = 0; i < RUNS; i++) {
                history(rig, alive);
            }
            lastRunIsGood(rig, alive);
        }
    }

    private SyncRig rig() {
        SyncRig rig = new SyncRig(directory).planhat(PLANHAT);
        rig.main.bind("crm-rows", crm);
        rig.main.bind(StateStores.BEAN, state);
        return rig.set("source", "bean:crm-rows?method=rows")
                .set("deleteBehavior", "delete")
                .set("maxDeletePercent", "60")
                .set("batchSize", "4")
                .mapping(
                        "name:\n  from: name\n  required: true\nsourceId: sid\nexternalId:\n  from: eid\n  required: true\n")
                .start();
    }

    private void history(SyncRig rig, Connection alive) throws Exception {
        change();
        Set<String> before = inPlanhat();
        trouble();
        try {
            rig.run();
        } catch (CamelExecutionException e) {
            assertThat(e.getCause()).isNotNull();
        }
        heal(alive);
        Set<String> stillInSource = new HashSet<>(before);
        stillInSource.retainAll(accounts.keySet());
        assertThat(inPlanhat()).containsAll(stillInSource).contains("hand");
    }

    private void lastRunIsGood(SyncRig rig, Connection alive) throws Exception {
        // A run that was cut off comes to its end first; what it may have sent leaves with the next.
        for (int i = 0; i < 2; i++) {
            crm.give(rows(), -1);
            DeleteOrder.allow("accounts", 1000).run(rig.main.getCamelContext());
        }
        assertEqual();
        Map<String, Object> names = names();
        List<String> leaving = accounts.keySet().stream().limit(3).toList();
        leaving.forEach(accounts::remove);
        crm.give(rows(), -1);
        SyncReport report = DeleteOrder.allow("accounts", 1000).run(rig.main.getCamelContext());
        assertThat(report.removals().deleted()).isEqualTo(leaving.size());
        assertEqual();

        assertThat(new SyncUndo(rig.main.getCamelContext(), false, false)
                        .of(report.run())
                        .clean())
                .isTrue();
        assertThat(names()).isEqualTo(names);
    }

    private void assertEqual() {
        Set<String> expected = new HashSet<>(accounts.keySet());
        expected.add("hand");
        assertThat(inPlanhat()).isEqualTo(expected);
        accounts.forEach((id, account) -> assertThat(names().get(id)).isEqualTo(account[1]));
    }

    private void change() {
        add(random.nextInt(3));
        for (String id : List.copyOf(accounts.keySet())) {
            switch (random.nextInt(8)) {
                case 0 -> accounts.remove(id);
                case 1 -> accounts.get(id)[1] = "Renamed " + random.nextInt(1000);
                case 2 -> accounts.get(id)[0] = "S" + ++created;
                default -> {}
            }
        }
    }

    private void add(int number) {
        for (int i = 0; i < number; i++) {
            created++;
            accounts.put("E" + created, new String[] {"S" + created, "Account " + created});
        }
    }

    private List<Map<String, Object>> rows() {
        return accounts.entrySet().stream()
                .map(e -> {
                    Map<String, Object> row = new HashMap<>();
                    row.put("eid", e.getKey());
                    row.put("sid", e.getValue()[0]);
                    row.put("name", e.getValue()[1]);
                    return row;
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What is wrong with the next run. */
    private void trouble() {
        List<Map<String, Object>> rows = rows();
        int breaksAfter = -1;
        switch (random.nextInt(9)) {
            case 0 -> breaksAfter = random.nextInt(rows.size() + 1);
            case 1 -> rows.forEach(r -> r.remove("eid"));
            case 2 ->
                rows.forEach(r -> {
                    r.remove("eid");
                    r.remove("sid");
                });
            case 3 ->
                some(rows).forEach(r -> {
                    r.put("eid", null);
                    r.put("sid", null);
                });
            case 4 -> some(rows).forEach(r -> r.put("name", null));
            case 5 -> rows.clear();
            case 6 ->
                PLANHAT.simulator()
                        .faults()
                        .next()
                        .operation(Operation.DELETE)
                        .times(2)
                        .status(400, "no");
            default -> state.diesAfter = 3 + random.nextInt(60);
        }
        crm.give(rows, breaksAfter);
    }

    private List<Map<String, Object>> some(List<Map<String, Object>> rows) {
        return rows.stream().filter(r -> random.nextInt(4) == 0).toList();
    }

    private void heal(Connection alive) throws SQLException {
        state.diesAfter = Integer.MAX_VALUE;
        PLANHAT.simulator().faults().clear();
        // A process that died does not hold its lease for ever.
        alive.createStatement().execute("update planhat_lease set expires_at = timestamp '2000-01-01 00:00:00'");
    }

    private static Set<String> inPlanhat() {
        return names().keySet();
    }

    private static Map<String, Object> names() {
        Map<String, Object> names = new HashMap<>();
        PLANHAT.simulator()
                .records(PlanhatObject.COMPANY)
                .forEach(r -> names.put(String.valueOf(r.get("externalId")), r.get("name")));
        return names;
    }

    /** A source that gives what it is told to give. */
    public static final class Crm {
        private List<Map<String, Object>> rows = List.of();
        private int breaksAfter;

        void give(List<Map<String, Object>> given, int breaking) {
            rows = given;
            breaksAfter = breaking;
        }

        public java.util.Iterator<Map<String, Object>> rows() {
            java.util.Iterator<Map<String, Object>> all = rows.iterator();
            return new java.util.Iterator<>() {
                private int left = breaksAfter;

                @Override
                public boolean hasNext() {
                    if (left == 0) {
                        throw new IllegalStateException("connection lost");
                    }
                    return all.hasNext();
                }

                @Override
                public Map<String, Object> next() {
                    left--;
                    return all.next();
                }
            };
        }
    }

    /** A database that is gone after so many transactions, as if the process had been killed. */
    private static final class MortalStore extends DelegatingDataSource {
        volatile int diesAfter = Integer.MAX_VALUE;

        MortalStore() {
            super(new JdbcDataSource());
            h2().setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }

        JdbcDataSource h2() {
            return (JdbcDataSource) getTargetDataSource();
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (diesAfter != Integer.MAX_VALUE && --diesAfter < 0) {
                throw new SQLException("killed");
            }
            return super.getConnection();
        }
    }
}
