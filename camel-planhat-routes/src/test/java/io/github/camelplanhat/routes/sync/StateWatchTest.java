/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.routes.watch.StateWatch;
import io.github.camelplanhat.routes.watch.SyncStatus;

import static org.assertj.core.api.Assertions.assertThat;

class StateWatchTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private SyncRig rig;
    private StateWatch watch;

    @BeforeEach
    void start() {
        rig = new SyncRig(directory)
                .planhat(StubPlanhat.creatingEverything())
                .sql("create table accounts(id int, name varchar)", "insert into accounts values (1, 'a')")
                .start();
        watch = new StateWatch(rig.main.getCamelContext(), nanos::get);
    }

    @AfterEach
    void close() throws Exception {
        watch.stop();
        rig.close();
    }

    private SyncStatus status() {
        return watch.read(LONG).orElseThrow().syncs().get(0);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aSyncThatNeverRanHasNoLatestRun() {
        assertThat(status()).isEqualTo(new SyncStatus("accounts", "company", false, null, null, 0));
    }

    @Test
    void aFailureLeavesTheLastSuccessWhereItWas() throws Exception {
        rig.run();
        SyncStatus good = status();
        rig.sql("drop table accounts");
        rig.failure();
        pass(Duration.ofSeconds(3));

        SyncStatus failed = status();

        assertThat(good.failed()).isFalse();
        assertThat(failed.failed()).isTrue();
        assertThat(failed.lastSuccess()).isEqualTo(good.lastSuccess()).isNotNull();
    }

    @Test
    void theStoreIsNotReadMoreOftenThanEveryTwoSeconds() throws Exception {
        SyncStatus before = status();
        rig.run();

        assertThat(status()).isEqualTo(before);

        pass(Duration.ofSeconds(2));
        assertThat(status().lastSuccess()).isNotNull();
    }

    @Test
    void aStoreThatFailsIsOutOfReachOnceWhatIsKnownIsOld() {
        SyncStatus known = status();
        rig.store().close();
        pass(Duration.ofSeconds(29));
        assertThat(status()).isEqualTo(known);

        pass(Duration.ofSeconds(2));

        assertThat(watch.read(LONG)).isEmpty();
    }

    @Test
    void whatIsStoppedOpensNothing() {
        watch.stop();

        assertThat(watch.read(LONG)).isEmpty();
        assertThat(Files.exists(directory.resolve("state"))).isFalse();
    }
}
