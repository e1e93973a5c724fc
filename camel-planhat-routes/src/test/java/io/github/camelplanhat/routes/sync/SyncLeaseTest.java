/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .hasMessageContaining("sync accounts is still running (run 2")
                .hasMessageContaining("this trigger is refused");
        assertThat(((SyncReport) first.get(30, TimeUnit.SECONDS)).created()).isEqualTo(1);
        assertThat(planhat.batches).hasSize(1);
    }

    @Test
    void theLeaseIsFreeAfterARun() throws Exception {
        answer.countDown();
        rig.start().run();

        assertThat(rig.run().created()).isEqualTo(1);
    }

    @Test
    void theLeaseIsFreeAfterAWatermarkThatCannotBeRead() throws Exception {
        Files.createDirectories(directory.resolve("state"));
        Path broken = Files.writeString(directory.resolve("state/accounts.watermark.json"), "{");
        rig.set("watermark", "id").start();
        answer.countDown();
        assertThat(rig.failure())
                .hasMessageContaining("the watermark of sync accounts")
                .hasMessageContaining("Repair the file");

        Files.delete(broken);

        assertThat(rig.run().created()).isEqualTo(1);
    }

    @Test
    void aBroughtLeaseIsAsked() throws Exception {
        rig.main.bind("lease", new SyncLease() {
            @Override
            public Optional<String> acquire(String sync, String run) {
                return Optional.of("node-2");
            }

            @Override
            public void release(String sync, String run) {
                throw new AssertionError("nothing to release");
            }
        });

        assertThat(rig.start().failure()).hasMessageContaining("sync accounts is still running (node-2)");
        assertThat(planhat.batches).isEmpty();
    }
}
