/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.routes.store.RunRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When old runs are removed. */
class SyncPruningTest {
    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(StubPlanhat.creatingEverything())
                .sql("create table accounts(id int, name varchar)", "insert into accounts values (1, 'a')")
                .property("planhat.state.keep-runs", "2")
                .property("planhat.state.keep-days", "0");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private List<String> runs() {
        return rig.store().inTransaction(() -> rig.store().runs().latest("accounts", 100)).stream()
                .map(RunRow::id)
                .toList();
    }

    @Test
    void theEndOfARunRemovesTheOldOnes() throws Exception {
        rig.start().run();
        String second = rig.run().run();
        String third = rig.run().run();

        assertThat(runs()).containsExactly(third, second);
    }

    @Test
    void soDoesTheEndOfOneThatFailed() throws Exception {
        rig.start().run();
        String good = rig.run().run();
        rig.sql("drop table accounts");
        rig.failure();
        rig.failure();
        rig.failure();

        assertThat(runs()).hasSize(3).last().isEqualTo(good);
    }

    @Test
    void aNumberThatIsNoneStopsTheStartAndIsNamed() {
        rig.property("planhat.state.keep-runs", "0");

        assertThatThrownBy(rig::start)
                .rootCause()
                .hasMessage("planhat.state.keep-runs = 0: write a whole number from 1 to 100000");
    }
}
