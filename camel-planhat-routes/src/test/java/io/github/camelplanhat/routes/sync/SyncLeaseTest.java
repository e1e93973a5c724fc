/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.routes.store.Lease;

import static org.assertj.core.api.Assertions.assertThat;

class SyncLeaseTest {
    @TempDir
    Path directory;

    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final StubPlanhat planhat = new StubPlanhat(records -> {
        sending.countDown();
        assertThat(answer.await(30, TimeUnit.SECONDS)).isTrue();
        return StubPlanhat.created(records);
    });
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(planhat)
                .sql("create table accounts(id int, name varchar)", "insert into accounts values (1, 'a')");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void aTriggerDuringARunIsRefusedAndTheRunGoesOn() throws Exception {
        rig.start();
        Future<Object> first = rig.main.getCamelTemplate().asyncRequestBody("direct:accounts", (Object) null);
        assertThat(sending.await(30, TimeUnit.SECONDS)).isTrue();

        Throwable refused = rig.failure();
        answer.countDown();

        assertThat(refused)
                .isInstanceOf(SyncBusyException.class)
                .hasMessageContaining("sync accounts is still running (held by ")
                .hasMessageContaining("this trigger is refused");
        assertThat(((SyncReport) first.get(30, TimeUnit.SECONDS)).created()).isEqualTo(1);
        assertThat(planhat.batches).hasSize(1);
    }

    @Test
    void theLeaseIsFreeAfterARun() throws Exception {
        answer.countDown();
        rig.start().run();

        assertThat(rig.run().unchanged()).isEqualTo(1);
    }

    @Test
    void theLeaseIsFreeAfterAWatermarkThatCannotBeRead() throws Exception {
        answer.countDown();
        rig.set("watermark", "id").set("watermarkStart", "0").start();
        rig.store().inTransaction(() -> rig.store().cursors().move("accounts", "{", "r", Instant.EPOCH));
        assertThat(rig.failure())
                .hasMessageContaining("the stored watermark cannot be read")
                .hasMessageContaining("forget the sync");

        rig.store().forget("accounts");

        assertThat(rig.run().created()).isEqualTo(1);
    }

    @Test
    void aLeaseOfAnotherProcessIsRespected() throws Exception {
        rig.start();
        Lease elsewhere = rig.store().leaseKeeper().acquire("accounts");

        assertThat(rig.failure())
                .isInstanceOf(SyncBusyException.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid());

        rig.store().leaseKeeper().release(elsewhere);
        answer.countDown();
        assertThat(rig.run().created()).isEqualTo(1);
    }
}
