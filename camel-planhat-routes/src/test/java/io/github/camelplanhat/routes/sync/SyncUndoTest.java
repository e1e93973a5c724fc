/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.Undo;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.routes.removal.UndoStatus;
import io.github.camelplanhat.routes.removal.UndoneRecord;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Taking back what a run removed, over real HTTP. */
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
                .mapping("name: name\nexternalId: id\nphase: phase\ncustom.Tier: tier\n")
                .sql("create table accounts(id varchar, name varchar, phase varchar, tier varchar)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** A run that removed A2, and how Planhat had it before. */
    private SyncReport removing(String behavior) throws Exception {
        rig.set("deleteBehavior", behavior)
                .sql("insert into accounts select 'A' || x, 'n' || x, 'live', 'gold' from system_range(1, 3)")
                .start()
                .run();
        rig.sql("delete from accounts where id = 'A2'");
        SyncReport report = rig.run();
        assertThat(report.removals().removed()).isEqualTo(1);
        return report;
    }

    private UndoReport undo(SyncReport run, boolean dryRun, boolean force) {
        return new Undo(rig.main.getCamelContext(), rig.store(), Clock.systemUTC()).run(run.run(), dryRun, force);
    }

    private UndoReport undo(SyncReport run) {
        return undo(run, false, false);
    }

    private static Map<String, Object> company(String externalId) {
        return PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", externalId)
                .orElse(null);
    }

    private void update(Map<String, Object> fields) throws Exception {
        rig.main
                .getCamelTemplate()
                .requestBodyAndHeader(
                        "planhat:company/update",
                        fields,
                        "CamelPlanhatId",
                        company("A2").get("_id"));
    }

    @Test
    void aDeletedRecordIsMadeAnewWithItsContent() throws Exception {
        SyncReport run = removing("delete");

        UndoReport report = undo(run);

        assertThat(report.records()).singleElement().satisfies(r -> {
            assertThat(r.status()).isEqualTo(UndoStatus.RECREATED);
            assertThat(r.newId()).isEqualTo(company("A2").get("_id")).isNotEqualTo(r.planhatId());
        });
        assertThat(company("A2"))
                .containsEntry("name", "n2")
                .containsEntry("phase", "live")
                .containsEntry("custom", Map.of("Tier", "gold"));
        assertThat(report.clean()).isTrue();
        assertThat(report.notes())
                .anySatisfy(n -> assertThat(n).contains("new _id"))
                .anySatisfy(n -> assertThat(n).contains("deleteBehavior=nothing"));
    }

    @Test
    void theNextRunRemovesItAgainWhileItsRowIsAway() throws Exception {
        undo(removing("delete"));

        assertThat(rig.run().removals().deleted()).isEqualTo(1);
        assertThat(company("A2")).isNull();
    }

    @Test
    void twiceIsOnce() throws Exception {
        SyncReport run = removing("delete");
        undo(run);

        UndoReport again = undo(run);

        assertThat(again.records()).isEmpty();
        assertThat(again.before()).isEqualTo(1);
        assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(3);
    }

    @Test
    void aTrialRunWritesNothing() throws Exception {
        SyncReport run = removing("delete");

        UndoReport report = undo(run, true, false);

        assertThat(report.records()).extracting(UndoneRecord::status).containsExactly(UndoStatus.RECREATED);
        assertThat(report.dryRun()).isTrue();
        assertThat(company("A2")).isNull();
        assertThat(undo(run).before()).isZero();
    }

    @Test
    void aRecordWhoseRowCameBackIsLeftAlone() throws Exception {
        SyncReport run = removing("delete");
        rig.sql("insert into accounts values ('A2', 'new', null, null)");
        rig.run();

        UndoReport report = undo(run);

        assertThat(report.records()).singleElement().satisfies(r -> {
            assertThat(r.status()).isEqualTo(UndoStatus.LEFT);
            assertThat(r.note()).contains("a record with its key is there again");
        });
        assertThat(report.clean()).isFalse();
        assertThat(company("A2")).containsEntry("name", "new");
    }

    @Test
    void clearedFieldsGetTheirFormerValues() throws Exception {
        SyncReport run = removing("clear");
        assertThat(company("A2").get("phase")).isNull();

        UndoReport report = undo(run);

        assertThat(report.records()).extracting(UndoneRecord::status).containsExactly(UndoStatus.RESTORED);
        assertThat(company("A2")).containsEntry("phase", "live").containsEntry("custom", Map.of("Tier", "gold"));
        assertThat(rig.run().removals().cleared()).isEqualTo(1);
    }

    @Test
    void aFieldThatSomebodyChangedSinceIsLeftUnlessForced() throws Exception {
        SyncReport run = removing("clear");
        update(Map.of("phase", "lost"));

        assertThat(undo(run).records()).singleElement().satisfies(r -> {
            assertThat(r.status()).isEqualTo(UndoStatus.PARTLY);
            assertThat(r.note()).contains("phase");
        });
        assertThat(company("A2")).containsEntry("phase", "lost").containsEntry("custom", Map.of("Tier", "gold"));

        assertThat(undo(run, false, true).clean()).isTrue();
        assertThat(company("A2")).containsEntry("phase", "live");
    }

    @Test
    void anArchivedRecordLeavesTheArchive() throws Exception {
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "C1"));
        rig.set("object", "enduser").mapping("externalId: id\nfirstName: name\ncompanyId: {constant: extid-C1}\n");
        SyncReport run = removing("archive");

        assertThat(undo(run).records()).extracting(UndoneRecord::status).containsExactly(UndoStatus.RESTORED);
        assertThat(PLANHAT.simulator().find(PlanhatObject.ENDUSER, "externalId", "A2"))
                .hasValueSatisfying(e -> assertThat(e).containsEntry("archived", false));
        assertThat(rig.run().removals().archived()).isEqualTo(1);
    }

    @Test
    void whatPlanhatRefusesSaysWhyAndMayBeTriedAgain() throws Exception {
        SyncReport run = removing("delete");
        PLANHAT.simulator().permissions().deny(PlanhatObject.COMPANY, Operation.BULK_UPSERT);

        UndoReport report = undo(run);

        assertThat(report.records()).singleElement().satisfies(r -> {
            assertThat(r.status()).isEqualTo(UndoStatus.REFUSED);
            assertThat(r.note()).isNotBlank();
        });
        PLANHAT.simulator().permissions().clear();
        assertThat(undo(run).records()).extracting(UndoneRecord::status).containsExactly(UndoStatus.RECREATED);
    }

    @Test
    void aRemovalThatNeverHappenedNeedsNothing() throws Exception {
        rig.set("deleteBehavior", "delete")
                .sql("insert into accounts select 'A' || x, 'n' || x, 'live', 'gold' from system_range(1, 3)")
                .start()
                .run();
        rig.sql("delete from accounts where id = 'A2'");
        PLANHAT.simulator().permissions().deny(PlanhatObject.COMPANY, Operation.DELETE);
        SyncFailedException failure = (SyncFailedException) rig.failure();

        assertThat(undo(failure.getReport()).records())
                .extracting(UndoneRecord::status)
                .containsExactly(UndoStatus.UNCHANGED);
        assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(3);
    }

    @Test
    void aRunThatRemovedNothingHasNothingToUndo() throws Exception {
        SyncReport run = rig.start().run();
        assertThatThrownBy(() -> undo(run)).hasMessageContaining("removed nothing");
    }

    @Test
    void aSyncThatRunsIsNotDisturbed() throws Exception {
        SyncReport run = removing("delete");
        Lease held = rig.store().leaseKeeper().acquire("accounts");

        assertThatThrownBy(() -> undo(run)).hasMessageContaining("sync accounts is running");

        rig.store().leaseKeeper().release(held);
        assertThat(undo(run).records()).hasSize(1);
    }
}
