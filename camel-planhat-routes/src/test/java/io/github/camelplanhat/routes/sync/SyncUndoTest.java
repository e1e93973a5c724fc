/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.UndoLine;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a run removed is taken back. */
class SyncUndoTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .sql(
                        "create table accounts(id varchar, name varchar, phase varchar, region varchar)",
                        "insert into accounts select 'A' || x, 'Account ' || x, 'Live', 'EMEA' from system_range(1, 4)")
                .mapping("name: NAME\nexternalId: ID\nphase: PHASE\ncustom.Region: REGION\n");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** A run that has removed A2 and A3 in this way. */
    private String removed(String behavior) throws Exception {
        rig.set("deleteBehavior", behavior).start();
        rig.run();
        rig.sql("delete from accounts where id in ('A2', 'A3')");
        return rig.run().run();
    }

    private UndoReport undo(String run) {
        return new SyncUndo(rig.main.getCamelContext(), false, false).of(run);
    }

    private static Map<String, Object> stored(String externalId) {
        return PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", externalId)
                .orElseThrow();
    }

    private static int companies() {
        return PLANHAT.simulator().count(PlanhatObject.COMPANY);
    }

    private void update(String externalId, Map<String, Object> fields) throws Exception {
        rig.main
                .getCamelTemplate()
                .requestBodyAndHeader(
                        "planhat:company/update",
                        fields,
                        "CamelPlanhatId",
                        stored(externalId).get("_id"));
    }

    @Test
    void deletedRecordsAreThereAgainUnderNewIds() throws Exception {
        String run = removed("delete");

        UndoReport report = undo(run);

        assertThat(report.count(UndoLine.Result.RECREATED)).isEqualTo(2);
        assertThat(report.clean()).isTrue();
        assertThat(report.lines()).extracting(UndoLine::key).containsExactly("externalId=A3", "externalId=A2");
        assertThat(stored("A2")).containsEntry("name", "Account 2").containsEntry("phase", "Live");
        assertThat(stored("A2").get("custom")).isEqualTo(Map.of("Region", "EMEA"));
        assertThat(report.lines().get(1).id()).isEqualTo(stored("A2").get("_id"));
        assertThat(report.lines().get(1).formerId()).isNotEqualTo(stored("A2").get("_id"));
        assertThat(report.notes()).anyMatch(n -> n.contains("new _id"));
    }

    @Test
    void aSecondUndoDoesNothing() throws Exception {
        String run = removed("delete");
        undo(run);
        int calls = PLANHAT.simulator().journal().count();

        UndoReport report = undo(run);

        assertThat(report.count(UndoLine.Result.UNDONE_BEFORE)).isEqualTo(2);
        assertThat(PLANHAT.simulator().journal().count()).isEqualTo(calls);
        assertThat(companies()).isEqualTo(4);
    }

    @Test
    void theNextRunLeavesTheRestoredRecordsAlone() throws Exception {
        undo(removed("delete"));

        SyncReport report = rig.run();

        assertThat(report.removals().left()).isZero();
        assertThat(companies()).isEqualTo(4);
    }

    @Test
    void aRestoredRecordIsWrittenAgainWhenItsRowComesBack() throws Exception {
        undo(removed("delete"));
        rig.sql("insert into accounts values ('A2', 'Back', 'Live', 'EMEA')");

        SyncReport report = rig.run();

        assertThat(report.updated()).isEqualTo(1);
        assertThat(stored("A2").get("name")).isEqualTo("Back");
        assertThat(companies()).isEqualTo(4);
    }

    @Test
    void aRecordThatHasComeBackByItselfIsNotCreatedTwice() throws Exception {
        String run = removed("delete");
        rig.sql("insert into accounts values ('A2', 'Back', 'Live', 'EMEA')");
        rig.run();

        UndoReport report = undo(run);

        assertThat(report.count(UndoLine.Result.NOTHING_TO_DO)).isEqualTo(1);
        assertThat(report.count(UndoLine.Result.RECREATED)).isEqualTo(1);
        assertThat(stored("A2").get("name")).isEqualTo("Back");
        assertThat(rig.run().unchanged()).isEqualTo(3);
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        String run = removed("delete");

        UndoReport report = new SyncUndo(rig.main.getCamelContext(), true, false).of(run);

        assertThat(report.count(UndoLine.Result.RECREATED)).isEqualTo(2);
        assertThat(companies()).isEqualTo(2);
        assertThat(undo(run).count(UndoLine.Result.RECREATED)).isEqualTo(2);
    }

    @Test
    void whatPlanhatRefusesIsToldAndTriedAgainByTheNextUndo() throws Exception {
        String run = removed("delete");
        PLANHAT.simulator()
                .faults()
                .next()
                .object(PlanhatObject.COMPANY)
                .operation(Operation.BULK_UPSERT)
                .always()
                .status(403);

        UndoReport report = undo(run);

        assertThat(report.clean()).isFalse();
        assertThat(report.lines()).allSatisfy(l -> assertThat(l.notes()).isNotEmpty());
        PLANHAT.simulator().faults().clear();
        assertThat(undo(run).count(UndoLine.Result.RECREATED)).isEqualTo(2);
    }

    @Test
    void clearedFieldsGetTheirFormerValues() throws Exception {
        String run = removed("clear");
        assertThat(stored("A2").get("phase")).isNull();

        UndoReport report = undo(run);

        assertThat(report.count(UndoLine.Result.RESTORED)).isEqualTo(2);
        assertThat(stored("A2").get("phase")).isEqualTo("Live");
        assertThat(stored("A2").get("custom")).isEqualTo(Map.of("Region", "EMEA"));
        assertThat(rig.run().removals().left()).isZero();
    }

    @Test
    void aFieldThatSomebodyFilledSinceIsLeftAndTold() throws Exception {
        String run = removed("clear");
        update("A2", Map.of("phase", "Handmade"));

        UndoReport report = undo(run);

        assertThat(report.clean()).isFalse();
        assertThat(stored("A2").get("phase")).isEqualTo("Handmade");
        assertThat(stored("A2").get("custom")).isEqualTo(Map.of("Region", "EMEA"));
        assertThat(report.lines().get(1).notes()).anyMatch(n -> n.startsWith("phase has another value"));
    }

    @Test
    void forceOverwritesIt() throws Exception {
        String run = removed("clear");
        update("A2", Map.of("phase", "Handmade"));

        UndoReport report = new SyncUndo(rig.main.getCamelContext(), false, true).of(run);

        assertThat(report.clean()).isTrue();
        assertThat(stored("A2").get("phase")).isEqualTo("Live");
    }

    @Test
    void archivedRecordsAreTakenOutOfTheArchive() throws Exception {
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "C1", "name", "Acme"));
        rig.set("object", "enduser").mapping("externalId: ID\nfirstName: NAME\ncompanyId:\n  constant: extid-C1\n");
        String run = removed("archive");

        UndoReport report = undo(run);

        assertThat(report.count(UndoLine.Result.RESTORED)).isEqualTo(2);
        assertThat(PLANHAT.simulator()
                        .find(PlanhatObject.ENDUSER, "externalId", "A2")
                        .orElseThrow()
                        .get("archived"))
                .isEqualTo(false);
        assertThat(rig.run().removals().left()).isZero();
    }

    @Test
    void aRunThatWasCutOffComesToItsEndFirst() throws Exception {
        rig.set("deleteBehavior", "delete").start();
        rig.run();
        rig.store()
                .inTransaction(() -> rig.store().runs().begin("dead-run", "accounts", "company", null, Instant.EPOCH));

        assertThatThrownBy(() -> undo("dead-run")).hasMessageContaining("has to come to its end first");
    }

    @Test
    void anUnknownRunIsRefused() {
        rig.start();

        assertThatThrownBy(() -> undo("nonsense")).hasMessageContaining("there is no run nonsense");
    }
}
