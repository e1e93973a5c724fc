/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A dry run must never look like a sync to what the next sync remembers. */
class SyncDryRunTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .sql("create table accounts(id varchar, name varchar)")
                .sql("insert into accounts values ('A1', 'Acme')");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void aSyncDoesNotStartOnAComponentThatOnlyForetells() {
        rig.property("camel.component.planhat.dry-run", "true");

        assertThatThrownBy(() -> rig.start())
                .rootCause()
                .hasMessageContaining("sync accounts")
                .hasMessageContaining("component planhat has dryRun=true")
                .hasMessageContaining("dry-run=false");
        assertThat(PLANHAT.simulator().journal().entries()).isEmpty();
    }

    @Test
    void noRunBeginsOnceTheComponentOnlyForetells() throws Exception {
        rig.start();
        PlanhatComponent planhat = rig.main.getCamelContext().getComponent("planhat", PlanhatComponent.class);
        planhat.getConfiguration().setDryRun(true);

        assertThat(rig.failure()).hasMessageContaining("dryRun=true");

        planhat.getConfiguration().setDryRun(false);
        assertThat(rig.run().created()).isEqualTo(1);
        assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(1);
    }
}
