/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import static org.assertj.core.api.Assertions.assertThat;

class SyncMetersTest {
    @TempDir
    Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(StubPlanhat.creatingEverything())
                .set("batchSize", 2)
                .sql("create table accounts(id int, name varchar)")
                .sql("insert into accounts select x, 'a' from system_range(1, 5)");
        rig.main.bind("metricsRegistry", registry);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private double records(String status) {
        return registry.get("camel.planhat.sync.records")
                .tags("sync", "accounts", "object", "company", "status", status)
                .counter()
                .count();
    }

    private long runs(String state) {
        return registry.get("camel.planhat.sync.runs")
                .tags("sync", "accounts", "kind", "sync", "state", state)
                .timer()
                .count();
    }

    private double gauge(String name) {
        return registry.get("camel.planhat.sync." + name)
                .tag("sync", "accounts")
                .gauge()
                .value();
    }

    @Test
    void recordsAreCountedOverAllBatchesAndRuns() throws Exception {
        rig.start().run();
        assertThat(records("created")).isEqualTo(5);

        rig.run();

        assertThat(records("created")).isEqualTo(5);
        assertThat(records("unchanged")).isEqualTo(5);
        assertThat(runs("completed")).isEqualTo(2);
    }

    @Test
    void everythingBeginsAtZero() {
        rig.start();

        assertThat(records("refused")).isZero();
        assertThat(runs("failed")).isZero();
        assertThat(gauge("last.success.timestamp")).isNaN();
        assertThat(gauge("last.run.failed")).isNaN();
        assertThat(gauge("running")).isZero();
    }

    @Test
    void aRunThatFailsIsCountedWithTheRecordsUpToThere() throws Exception {
        rig.sql("insert into accounts values (6, null)")
                .mapping("name: {from: NAME, required: true}\nexternalId: ID\n")
                .start()
                .run();
        rig.sql("drop table accounts");

        rig.failure();

        assertThat(records("refused")).isEqualTo(1);
        assertThat(runs("failed")).isEqualTo(1);
        assertThat(runs("completed")).isEqualTo(1);
    }

    @Test
    void metersEndWithTheContext() throws Exception {
        rig.start().run();

        rig.main.getCamelContext().stop();

        assertThat(registry.getMeters()).extracting(Meter::getId).noneMatch(id -> id.getName()
                .startsWith("camel.planhat.sync."));
    }
}
