/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How many rows a run is expected to read. */
class SyncExpectationTest {
    @TempDir
    Path directory;

    private final List<Long> expected = new ArrayList<>();
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(StubPlanhat.creatingEverything())
                .sql("create table accounts(id int, name varchar)")
                .sql("insert into accounts select x, 'a' from system_range(1, 5)");
        rig.main.bind("progress", new SyncProgress() {
            @Override
            public void expecting(SyncReport report, long rows) {
                expected.add(rows);
            }

            @Override
            public void batchDone(SyncReport soFar) {}
        });
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void theFirstRunExpectsNothing() throws Exception {
        rig.start().run();

        assertThat(expected).isEmpty();
    }

    @Test
    void theNextExpectsAsManyAsTheLastThatCameToItsEnd() throws Exception {
        rig.start().run();
        rig.sql("alter table accounts rename to gone");
        rig.failure();
        rig.sql("alter table gone rename to accounts", "insert into accounts values (6, 'a')");

        rig.run();
        rig.run();

        assertThat(expected).containsExactly(5L, 6L);
    }

    @Test
    void aRunThatReadsAPartExpectsNothing() throws Exception {
        rig.set("watermark", "id").set("watermarkStart", "0").start();
        rig.run();
        rig.run();

        assertThat(expected).isEmpty();
    }
}
