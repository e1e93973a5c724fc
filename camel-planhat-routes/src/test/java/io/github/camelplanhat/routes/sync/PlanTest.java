/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.plan.PlanAction;
import io.github.camelplanhat.routes.plan.PlanException;
import io.github.camelplanhat.routes.plan.PlanLine;
import io.github.camelplanhat.routes.plan.PlanReader;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** A plan says what a run would do, and applying it does that and nothing else. */
class PlanTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .mapping("name: {from: name, required: true}\nexternalId: id\nphase: phase\ncustom.Tier: tier\n")
                .sql("create table accounts(id varchar, name varchar, phase varchar, tier varchar)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void account(String id, String name, String phase) {
        rig.sql("insert into accounts values ('%s', %s, '%s', 'A')"
                .formatted(id, name == null ? "null" : "'" + name + "'", phase));
    }

    private static String company(String externalId, String name, String phase) {
        return PLANHAT.simulator()
                .seed(
                        PlanhatObject.COMPANY,
                        Map.of("externalId", externalId, "name", name, "phase", phase, "custom", Map.of("Tier", "A")));
    }

    private static Map<String, Object> stored(String externalId) {
        return PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", externalId)
                .orElse(null);
    }

    private static long writes() {
        return PLANHAT.simulator().journal().count(PlanhatObject.COMPANY, Operation.BULK_UPSERT)
                + PLANHAT.simulator().journal().count(PlanhatObject.COMPANY, Operation.BULK_DELETE)
                + PLANHAT.simulator().journal().count(PlanhatObject.COMPANY, Operation.DELETE);
    }

    private Path file() {
        return directory.resolve("accounts.plan");
    }

    private SyncReport plan() {
        return Plan.of("accounts", file()).run(rig.main.getCamelContext());
    }

    private SyncReport apply() {
        return Apply.of(file()).run(rig.main.getCamelContext());
    }

    private List<PlanLine> lines() {
        List<PlanLine> lines = new ArrayList<>();
        try (PlanReader reader = new PlanReader(file())) {
            reader.forEach(lines::add);
        }
        return lines;
    }

    private PlanLine only(PlanAction action) {
        List<PlanLine> some = lines().stream().filter(l -> l.action() == action).toList();
        assertThat(some).hasSize(1);
        return some.get(0);
    }

    @Nested
    class Planning {
        @Test
        void everyRowHasALine() {
            account("A1", "Acme", "live");
            account("A2", "Bolt Inc", "live");
            account("A3", "Cog", "live");
            account("A4", null, "live");
            String bolt = company("A2", "Bolt", "live");
            company("A3", "Cog", "live");
            rig.start();

            SyncReport report = plan();

            assertThat(lines())
                    .extracting(PlanLine::action, PlanLine::key)
                    .containsExactlyInAnyOrder(
                            tuple(PlanAction.CREATE, "externalId=A1"),
                            tuple(PlanAction.UPDATE, "externalId=A2"),
                            tuple(PlanAction.UNCHANGED, "externalId=A3"),
                            tuple(PlanAction.REFUSED, "externalId=A4"));
            assertThat(only(PlanAction.CREATE).record())
                    .containsEntry("name", "Acme")
                    .containsEntry("externalId", "A1");
            assertThat(only(PlanAction.UPDATE).id()).isEqualTo(bolt);
            assertThat(only(PlanAction.UPDATE).changes())
                    .containsExactly(Map.entry("name", new FieldChange("Bolt", "Bolt Inc")));
            assertThat(only(PlanAction.REFUSED).reason()).contains("name");
            assertThat(report.kind()).isEqualTo(RunKind.PLAN);
            assertThat(report.created()).isEqualTo(1);
            assertThat(report.updated()).isEqualTo(1);
            assertThat(report.unchanged()).isEqualTo(1);
            assertThat(report.refused()).isEqualTo(1);
        }

        @Test
        void itWritesNothingAnywhere() {
            account("A1", "Acme", "live");
            account("A4", null, "live");
            rig.start();

            plan();

            assertThat(writes()).isZero();
            assertThat(rig.deadLetters()).isEmpty();
            rig.store().inTransaction(() -> {
                assertThat(rig.store().runs().latest("accounts", 10)).isEmpty();
                assertThat(rig.store().fingerprints().count("accounts")).isZero();
            });
            assertThat(SyncReports.of(rig.main.getCamelContext()).latest("accounts"))
                    .isEmpty();
        }

        @Test
        void whatTheLastRunSentAndTheSourceHasStillIsUnchanged() throws Exception {
            account("A1", "Acme", "live");
            rig.start().run();

            assertThat(plan().unchanged()).isEqualTo(1);
        }

        @Test
        void aRowThatComesAgainInALaterBatchIsPlannedAfterTheFirst() {
            rig.set("batchSize", 1);
            account("A1", "Acme", "live");
            account("A1", "Acme", "lost");
            account("A1", "Acme", "lost");
            rig.start();

            plan();

            assertThat(lines())
                    .extracting(PlanLine::action)
                    .containsExactly(PlanAction.CREATE, PlanAction.UPDATE, PlanAction.UNCHANGED);
            assertThat(lines().get(1).changes()).containsExactly(Map.entry("phase", new FieldChange("live", "lost")));
        }

        @Test
        void ofRowsOfOneBatchTheLastCarriesTheFieldsOfAll() {
            account("A1", "Acme", "live");
            account("A1", "Acme Inc", "live");
            rig.start();

            plan();

            assertThat(only(PlanAction.SKIPPED).reason()).contains("same record again");
            assertThat(only(PlanAction.CREATE).record()).containsEntry("name", "Acme Inc");
        }

        @Test
        void recordsThatLeftTheSourceAreListed() throws Exception {
            account("A1", "Acme", "live");
            account("A2", "Bolt", "live");
            account("A3", "Cog", "live");
            rig.set("deleteBehavior", "delete").start().run();
            rig.sql("delete from accounts where id = 'A2'");

            SyncReport report = plan();

            assertThat(only(PlanAction.DELETE).key()).isEqualTo("externalId=A2");
            assertThat(only(PlanAction.DELETE).id()).isEqualTo(stored("A2").get("_id"));
            assertThat(report.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
            assertThat(stored("A2")).isNotNull();
        }

        @Test
        void whatWouldBeClearedIsToldFieldByField() throws Exception {
            account("A1", "Acme", "live");
            account("A2", "Bolt", "live");
            rig.set("deleteBehavior", "clear").start().run();
            rig.sql("delete from accounts where id = 'A2'");

            plan();

            assertThat(only(PlanAction.CLEAR).changes())
                    .containsEntry("phase", new FieldChange("live", null))
                    .containsEntry("custom.Tier", new FieldChange("A", null));
        }

        @Test
        void aRecordWhoseRowHasAnotherKeyNowHasNotLeft() throws Exception {
            rig.mapping("name: name\nexternalId: id\nsourceId: tier\n");
            rig.sql("insert into accounts values ('A1', 'Acme', 'live', null)");
            rig.sql("insert into accounts values ('A2', 'Bolt', 'live', null)");
            rig.set("deleteBehavior", "delete").start().run();
            rig.sql("update accounts set tier = 'S1' where id = 'A1'");

            SyncReport report = plan();

            assertThat(lines()).extracting(PlanLine::action).doesNotContain(PlanAction.DELETE);
            assertThat(report.removals().any()).isFalse();
        }

        @Test
        void moreDeparturesThanAllowedArePlannedAsABrake() throws Exception {
            account("A1", "Acme", "live");
            account("A2", "Bolt", "live");
            rig.set("deleteBehavior", "delete").set("maxDeletes", 0).start().run();
            rig.sql("delete from accounts where id = 'A2'");

            plan();

            assertThat(lines()).extracting(PlanLine::action).containsExactly(PlanAction.UNCHANGED);
            assertThatThrownBy(PlanTest.this::apply).rootCause().hasMessageContaining("cannot be applied");
        }

        @Test
        void anEnduserWithoutCompanyIsToldWhereItGoes() {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "domains", List.of("acme.example")));
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "B1", "domains", List.of("both.example")));
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "B2", "domains", List.of("both.example")));
            rig.set("object", "enduser")
                    .mapping("email: id\nfirstName: name\ncompanyId: {from: tier, prefix: extid}\n");
            rig.sql(
                    "insert into accounts values ('jo@Acme.example', 'Jo', null, null)",
                    "insert into accounts values ('al@both.example', 'Al', null, null)",
                    "insert into accounts values ('zo@none.example', 'Zo', null, null)",
                    "insert into accounts values ('mo@none.example', 'Mo', null, 'X1')");
            rig.start();

            plan();

            assertThat(lines())
                    .extracting(PlanLine::note)
                    .satisfiesExactlyInAnyOrder(
                            n -> assertThat(n).contains("Planhat gives it to Acme ("),
                            n -> assertThat(n).contains("several have the domain both.example"),
                            n -> assertThat(n).contains("no company has the domain none.example"),
                            n -> assertThat(n).isEqualTo("no company has externalId=X1"));
        }

        @Test
        void aMappingWithoutAKeyCannotBePlanned() {
            rig.mapping("name: name\n").start();

            assertThatThrownBy(PlanTest.this::plan)
                    .hasMessageContaining("a plan finds each record by its key: map one of");
        }

        @Test
        void nothingIsLeftOfAPlanWhoseSourceFails() {
            rig.set("source", "sql:select * from nowhere?dataSource=#crm&outputType=StreamList")
                    .start();

            assertThatThrownBy(PlanTest.this::plan).isInstanceOf(SyncFailedException.class);
            assertThat(directory).isDirectoryNotContaining("glob:**accounts.plan*");
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void aPlanThatCannotEvenBeRemovedDoesNotKeepTheLease() {
            rig.main.bind("broken", (Processor) e -> {
                Path part = directory.resolve("accounts.plan.part");
                Files.delete(part);
                Files.createDirectories(part.resolve("full"));
                throw new IllegalStateException("no rows");
            });
            rig.set("source", "bean:broken").start();

            assertThatThrownBy(PlanTest.this::plan).rootCause().hasMessage("no rows");
            Lease free = rig.store().leaseKeeper().acquire("accounts");
            rig.store().leaseKeeper().release(free);
        }

        @Test
        void aRunThatWasCutOffComesFirst() {
            rig.start();
            rig.store().inTransaction(() -> rig.store()
                    .runs()
                    .begin("dead-run", "accounts", "company", null, Instant.parse("2026-03-01T02:00:00Z")));

            assertThatThrownBy(PlanTest.this::plan).hasMessageContaining("has to come to its end before a plan");
        }
    }

    @Nested
    class Applying {
        @Test
        void itDoesWhatThePlanSays() {
            account("A1", "Acme", "live");
            account("A2", "Bolt Inc", "live");
            account("A3", "Cog", "live");
            account("A4", null, "live");
            company("A2", "Bolt", "live");
            company("A3", "Cog", "live");
            rig.start();
            plan();

            SyncReport report = apply();

            assertThat(report.kind()).isEqualTo(RunKind.APPLY);
            assertThat(report.created()).isEqualTo(1);
            assertThat(report.updated()).isEqualTo(1);
            assertThat(report.unchanged()).isEqualTo(1);
            assertThat(report.refused()).isEqualTo(1);
            assertThat(stored("A1")).containsEntry("name", "Acme");
            assertThat(stored("A2")).containsEntry("name", "Bolt Inc");
            assertThat(rig.stored().kind()).isEqualTo(RunKind.APPLY);
            assertThat(rig.stored().state()).isEqualTo(RunState.COMPLETED);
            assertThat(rig.deadLetters()).hasSize(1);
        }

        @Test
        void afterwardsNothingIsLeftToDo() throws Exception {
            account("A1", "Acme", "live");
            rig.start();
            plan();
            apply();
            long before = writes();

            assertThat(rig.run().unchanged()).isEqualTo(1);
            assertThat(writes()).isEqualTo(before);
        }

        @Test
        void itRemovesWhatThePlanRemoves() throws Exception {
            account("A1", "Acme", "live");
            account("A2", "Bolt", "live");
            rig.set("deleteBehavior", "delete")
                    .set("maxDeletePercent", 100)
                    .start()
                    .run();
            rig.sql("delete from accounts where id = 'A2'");
            plan();

            SyncReport report = apply();

            assertThat(report.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
            assertThat(stored("A2")).isNull();
        }

        @Test
        void aSourceThatMovedIsRefused() {
            account("A1", "Acme", "live");
            rig.start();
            plan();
            account("A2", "Bolt", "live");
            rig.sql("delete from accounts where id = 'A1'");

            assertThatThrownBy(PlanTest.this::apply)
                    .rootCause()
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("Not in the plan, and now due: create externalId=A2.")
                    .hasMessageContaining("In the plan, and no longer due: create externalId=A1.");
            assertThat(writes()).isZero();
        }

        @Test
        void aPlanhatThatMovedIsRefused() throws Exception {
            account("A1", "Acme", "live");
            company("A1", "Akme", "live");
            rig.start();
            plan();
            rig.main
                    .getCamelTemplate()
                    .requestBody("planhat:company/bulkUpsert", List.of(Map.of("externalId", "A1", "phase", "lost")));
            long before = writes();

            assertThatThrownBy(PlanTest.this::apply)
                    .rootCause()
                    .hasMessageContaining("Not in the plan, and now due: update externalId=A1 (name, phase).");
            assertThat(writes()).isEqualTo(before);
        }

        @Test
        void aMappingThatChangedIsRefused() throws Exception {
            account("A1", "Acme", "live");
            rig.start();
            plan();
            rig.close();
            rig = new SyncRig(directory)
                    .planhat(PLANHAT)
                    .mapping("name: name\nexternalId: id\n")
                    .sql("create table accounts(id varchar, name varchar, phase varchar, tier varchar)")
                    .start();

            assertThatThrownBy(PlanTest.this::apply)
                    .hasMessageContaining("the mapping or a parameter of sync accounts has changed");
        }

        @Test
        void aSourceThatMovesAfterTheComparisonStopsTheRunBeforeThat() {
            account("A1", "Acme", "live");
            rig.start();
            plan();
            Apply order = Apply.of(file());
            order.comparison().run(rig.main.getCamelContext());
            rig.sql("update accounts set name = 'Other'");

            assertThatThrownBy(() -> runAlone(order))
                    .rootCause()
                    .hasMessageContaining("create externalId=A1 is not in the plan");
            assertThat(writes()).isZero();
            assertThat(rig.stored().state()).isEqualTo(RunState.FAILED);
        }

        @Test
        void aRowThatGoesAfterTheComparisonIsNamed() {
            account("A1", "Acme", "live");
            rig.start();
            plan();
            Apply order = Apply.of(file());
            order.comparison().run(rig.main.getCamelContext());
            rig.sql("delete from accounts");

            assertThatThrownBy(() -> runAlone(order))
                    .rootCause()
                    .hasMessageContaining("1 rows of the plan did not come again (create externalId=A1)");
        }

        @Test
        void aRowThatGoesAfterTheComparisonRemovesNothing() throws Exception {
            account("A1", "Acme", "live");
            account("A2", "Bolt", "live");
            rig.set("deleteBehavior", "delete")
                    .set("maxDeletePercent", 100)
                    .start()
                    .run();
            plan();
            Apply order = Apply.of(file());
            order.comparison().run(rig.main.getCamelContext());
            rig.sql("delete from accounts where id = 'A2'");

            assertThatThrownBy(() -> runAlone(order))
                    .rootCause()
                    .hasMessageContaining("delete externalId=A2 is not in the plan");
            assertThat(stored("A2")).isNotNull();
        }

        /** Without the comparison that {@link Apply#run} makes first. */
        private void runAlone(Apply order) throws Exception {
            Exchange done = rig.main
                    .getCamelTemplate()
                    .send("direct:accounts", exchange -> exchange.setProperty(SyncOrder.PROPERTY, order));
            throw done.getException();
        }

        @Test
        void anEditedPlanIsRefused() throws Exception {
            account("A1", "Acme", "live");
            account("A2", "Bolt", "live");
            rig.start();
            plan();
            List<String> text = new ArrayList<>(Files.readAllLines(file()));
            text.remove(1);
            Files.write(file(), text);

            assertThatThrownBy(PlanTest.this::apply).hasMessageContaining("it was cut off or edited");
            assertThat(writes()).isZero();
        }

        @Test
        void aPlanIsAppliedOnce() {
            account("A1", "Acme", "live");
            rig.start();
            plan();
            apply();

            assertThatThrownBy(PlanTest.this::apply)
                    .rootCause()
                    .hasMessageContaining("In the plan, and no longer due: create externalId=A1");
        }

        @Test
        void theWatermarkMovesWithThePlanAndMakesItOld() throws Exception {
            rig.sql(
                    "alter table accounts add column changed timestamp default timestamp '2026-01-01 10:00:00'",
                    "insert into accounts(id, name, phase, tier) values ('A1', 'Acme', 'live', 'A')");
            rig.set("watermark", "changed")
                    .set(
                            "source",
                            "sql:select * from accounts where changed >= :#watermark order by id?dataSource=#crm&outputType=StreamList")
                    .start();
            plan();
            apply();
            assertThat(rig.watermark()).isNotNull();

            assertThatThrownBy(PlanTest.this::apply).hasMessageContaining("its watermark has moved");
        }

        @Test
        void aSourceThatGivesItsRowsInAnotherOrderHasNotMoved() throws Exception {
            account("A1", "Acme", "live");
            account("A1", "Acme", "live");
            account("A2", "Bolt", "live");
            rig.set(
                            "source",
                            "sql:select * from accounts order by (select sign * ascii(substring(id, 2)) from direction)"
                                    + "?dataSource=#crm&outputType=StreamList")
                    .sql("create table direction(sign int)", "insert into direction values (1)")
                    .start();
            plan();
            rig.sql("update direction set sign = -1");

            assertThat(apply().created()).isEqualTo(2);
        }

        @Test
        void aRunThatThePlanForbidsToBeginHasEnded() throws Exception {
            account("A1", "Acme", "live");
            rig.start();
            plan();
            Apply order = Apply.of(file());
            forged(Files.readString(file()).replaceFirst("\"settings\":\"[^\"]*\"", "\"settings\":\"other\""));

            assertThatThrownBy(() -> runAlone(order)).hasMessageContaining("has changed since the plan was made");
            assertThat(rig.stored().state()).isEqualTo(RunState.FAILED);
            assertThat(rig.stored().failure()).contains("has changed since the plan was made");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "{}", "{\"plan\":1,\"sync\":\"accounts\"}", "[]", "", "{\"end\":null}"})
        void aFileThatIsNoPlanIsRefusedByItsName(String text) throws Exception {
            rig.start();
            forged(text + "\n");

            assertThatThrownBy(PlanTest.this::apply).hasMessageContaining("accounts.plan");
        }

        private void forged(String text) throws IOException {
            Files.writeString(file(), text);
        }

        @Test
        void whatAnApplyThatDiedHadOnItsWayIsNotTakenForUnchanged() throws Exception {
            account("A1", "Acme", "live");
            rig.start().run();
            byHand(Map.of("externalId", "A1", "phase", "lost"));
            cutOffApply("externalId=A1");

            SyncReport report = plan();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(apply().updated()).isEqualTo(1);
        }

        private void byHand(Map<String, Object> fields) throws Exception {
            rig.main.getCamelTemplate().requestBody("planhat:company/bulkUpsert", List.of(fields));
        }

        private void cutOffApply(String key) {
            rig.store().inTransaction(() -> {
                rig.store()
                        .runs()
                        .begin(
                                "dead-run",
                                "accounts",
                                "company",
                                RunKind.APPLY,
                                null,
                                Instant.parse("2026-03-01T02:00:00Z"));
                rig.store().runs().depart("dead-run", List.of(key));
            });
        }

        @Test
        void aPlanWithMoreRefusedRowsThanTheBudgetSaysSoAndCannotBeApplied() {
            account("A1", "Acme", "live");
            account("A2", null, "live");
            account("A3", null, "live");
            rig.set("errorBudget", "1").start();

            plan();

            assertThat(lines()).hasSize(3);
            assertThatThrownBy(PlanTest.this::apply).rootCause().hasMessageContaining("errorBudget of 1");
            assertThat(writes()).isZero();
        }

        @Test
        void aTicketThatComesAgainInALaterBatchIsPlannedAsItWillBe() {
            rig.set("object", "ticket")
                    .set("batchSize", 1)
                    .mapping("sourceId: id\ntitle: name\nemail: phase\ncompanyExternalId: tier\n");
            account("T1", "Broken", "jo@acme.example");
            account("T1", "Broken", "jo@acme.example");
            rig.start();

            plan();

            assertThat(lines()).extracting(PlanLine::action).containsExactly(PlanAction.CREATE, PlanAction.UNCHANGED);
        }
    }
}
