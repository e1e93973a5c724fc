/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Planhat is made equal to the source, within a scope. */
class SyncMirrorTest {
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
                        "create table accounts(id varchar, name varchar, phase varchar)",
                        "insert into accounts select 'A' || x, 'Account ' || x, 'Live' from system_range(1, 3)")
                .mapping("name:\n  from: NAME\n  required: true\nexternalId: ID\nphase: PHASE\n")
                .set("mode", "mirror")
                .set("deleteBehavior", "delete")
                .set("scope", "phase=Live");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static void company(String externalId, String name, String phase) {
        Map<String, Object> fields = new HashMap<>(Map.of("name", name, "phase", phase));
        if (externalId != null) {
            fields.put("externalId", externalId);
        }
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, fields);
    }

    private static List<Object> names() {
        return PLANHAT.simulator().records(PlanhatObject.COMPANY).stream()
                .map(r -> r.get("name"))
                .toList();
    }

    @Test
    void removesWhatIsInTheScopeAndNotInTheSource() throws Exception {
        company("X1", "Stranger", "Live");
        company(null, "Without a key", "Live");
        rig.start();

        SyncReport report = rig.run();

        assertThat(report.removals().deleted()).isEqualTo(2);
        assertThat(names()).containsExactlyInAnyOrder("Account 1", "Account 2", "Account 3");
    }

    @Test
    void leavesAloneWhatIsOutsideTheScope() throws Exception {
        company("X1", "Prospect", "Early");
        rig.start();

        rig.run();

        assertThat(names()).contains("Prospect");
    }

    @Test
    void findsRecordsThatWereThereBeforeByTheirKeys() throws Exception {
        company("A1", "Account 1", "Live");
        company("A2", "Old name", "Live");
        rig.start();

        SyncReport report = rig.run();

        assertThat(report.removals().left()).isZero();
        assertThat(report.created()).isEqualTo(1);
        assertThat(names()).hasSize(3);
    }

    @Test
    void keepsARecordWhoseRowTheMappingRefuses() throws Exception {
        company("A9", "Kept", "Live");
        rig.sql("insert into accounts values ('A9', null, 'Live')").start();

        SyncReport report = rig.run();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.removals().left()).isZero();
        assertThat(names()).contains("Kept");
    }

    @Test
    void brakesAsOtherSyncsDo() throws Exception {
        for (int i = 0; i < 10; i++) {
            company("X" + i, "Stranger " + i, "Live");
        }
        rig.start();

        assertThat(rig.failure()).hasMessageContaining("maxDeletePercent=5");

        assertThat(names()).hasSize(13);
    }

    @Test
    void coversEverythingIfToldSo() throws Exception {
        company("X1", "Prospect", "Early");
        rig.set("scope", "all").start();

        rig.run();

        assertThat(names()).doesNotContain("Prospect");
    }

    @Test
    void canBeTakenBack() throws Exception {
        company(null, "Without a key", "Live");
        rig.start();
        String run = rig.run().run();

        UndoReport report = new SyncUndo(rig.main.getCamelContext(), false, false).of(run);

        assertThat(report.clean()).isTrue();
        assertThat(names()).contains("Without a key");
        assertThat(report.notes()).anyMatch(n -> n.contains("mode=mirror it removes them again"));
    }

    @Test
    void needsAScope() {
        SyncRig without = new SyncRig(directory)
                .planhat(PLANHAT)
                .mapping("name: NAME\nexternalId: ID\n")
                .set("mode", "mirror")
                .set("deleteBehavior", "delete");

        assertThatThrownBy(without::start).rootCause().hasMessageContaining("mode=mirror needs scope");
    }

    @Test
    void needsADeleteBehavior() {
        rig.set("deleteBehavior", "nothing");

        assertThatThrownBy(() -> rig.start())
                .rootCause()
                .hasMessageContaining("set deleteBehavior to clear, archive or delete");
    }

    @Test
    void namesTheNearestFieldOfAMisspeltScope() {
        rig.set("scope", "phse=Live");

        assertThatThrownBy(() -> rig.start()).rootCause().hasMessageContaining("did you mean phase?");
    }
}
