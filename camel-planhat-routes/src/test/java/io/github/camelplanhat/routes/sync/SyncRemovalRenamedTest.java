/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.RemovalBrakeException;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A sync that knows its records by another key from now on: none of them has left the source for that. */
class SyncRemovalRenamedTest {
    private static final int ROWS = 40;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final List<Map<String, Object>> source = new ArrayList<>();
    private SyncRig rig;

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private SyncRig rig() throws Exception {
        if (rig != null) {
            rig.close();
        }
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .set("deleteBehavior", "delete")
                .set("source", "bean:rows")
                .mapping("name: name\nexternalId: id\nsourceId: crm\n");
        rig.main.bind("rows", (Processor)
                e -> e.getMessage().setBody(List.copyOf(source).iterator()));
        return rig;
    }

    private void accounts() {
        for (int i = 0; i < ROWS; i++) {
            source.add(Map.of("name", "n" + i, "id", "A" + i, "crm", "S" + i));
        }
    }

    private static long there() {
        return PLANHAT.simulator().count(PlanhatObject.COMPANY);
    }

    @Test
    void anotherMatchByRemovesNothing() throws Exception {
        accounts();
        rig().set("matchBy", "externalId").start().run();
        rig().set("matchBy", "sourceId").start();

        SyncReport report = rig.run();

        assertThat(report.clean()).isTrue();
        assertThat(report.removals()).isEqualTo(RunRemovals.NONE);
        assertThat(rig.store().inTransaction(() -> rig.store().fingerprints().count("accounts")))
                .as("each of them is known once")
                .isEqualTo(ROWS);
    }

    @Test
    void whatLeavesLaterIsStillRemoved() throws Exception {
        accounts();
        rig().set("matchBy", "externalId").start().run();
        rig().set("matchBy", "sourceId").start();
        source.remove(0);

        SyncReport first = rig.run();
        source.remove(0);
        SyncReport second = rig.run();

        assertThat(first.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
        assertThat(second.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
        assertThat(there()).isEqualTo(ROWS - 2);
    }

    @Test
    void aStrongerKeyInTheMappingRemovesNothing() throws Exception {
        accounts();
        rig().mapping("name: name\nexternalId: id\n").start().run();
        rig().start();

        SyncReport report = rig.run();

        assertThat(report.removals()).isEqualTo(RunRemovals.NONE);
        assertThat(report.updated()).isEqualTo(ROWS);
        assertThat(there()).isEqualTo(ROWS);
    }

    @Test
    void whatIsReallyGoneStillTripsTheBrake() throws Exception {
        accounts();
        rig().set("matchBy", "externalId").start().run();
        rig().set("matchBy", "sourceId").start();
        source.subList(0, 15).clear();

        assertThat(rig.failure())
                .cause()
                .isInstanceOf(RemovalBrakeException.class)
                .hasMessageStartingWith("15 of the 40 records of sync accounts (37.5 %)");
        assertThat(there()).isEqualTo(ROWS);
    }
}
