/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SyncMemoryTest {
    private static final int ROWS = 400_000;
    private static final int BYTES_A_ROW = 4_000;

    @TempDir
    Path directory;

    /** The rows together are twice the heap of the tests, so a run that keeps them does not end. */
    @Test
    void onlyOneBatchIsHeld() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan((long) ROWS * BYTES_A_ROW);
        StubPlanhat planhat = new StubPlanhat(StubPlanhat::created, false);
        SyncRig rig = new SyncRig(directory)
                .planhat(planhat)
                .set("source", "bean:rows")
                .set("share", 1000)
                .mapping("name: NAME\nexternalId: ID\ndescription: {from: TEXT, required: true}");
        rig.main.bind("rows", (Processor) e -> e.getMessage()
                .setBody(IntStream.range(0, ROWS)
                        .mapToObj(i -> Map.of("ID", i, "NAME", "n", "TEXT", new String(new char[BYTES_A_ROW])))));
        try (rig) {
            SyncReport report = rig.start().run();

            assertThat(report.read()).isEqualTo(ROWS);
            assertThat(report.calls()).isEqualTo(ROWS / 5000);
        }
    }
}
