/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.UndoJournal;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that died between the call which removed something and the storing of its outcome. */
class SyncRemovalCrashTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .mapping("name: name\nexternalId: id\nphase: phase\n")
                .sql(
                        "create table accounts(id varchar, name varchar, phase varchar)",
                        "insert into accounts select 'A' || x, 'n' || x, 'live' from system_range(1, 3)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private Map<String, Object> a2() {
        return PLANHAT.simulator()
                .find(PlanhatObject.COMPANY, "externalId", "A2")
                .orElse(null);
    }

    /** What a process leaves that dies after the call: the journal has the record, the store knows of no outcome. */
    private void died(String action, String sent) {
        rig.sql("delete from accounts where id = 'A2'");
        rig.store().inTransaction(() -> {
            rig.store().runs().begin("dead-run", "accounts", "company", null, Instant.now());
            rig.store()
                    .journal()
                    .write(
                            List.of(new UndoJournal.Entry(
                                    0,
                                    "dead-run",
                                    "accounts",
                                    "company",
                                    "externalId=A2",
                                    a2().get("_id").toString(),
                                    action,
                                    "{\"externalId\":\"A2\",\"name\":\"n2\",\"phase\":\"live\"}",
                                    sent,
                                    null)),
                            Instant.now());
        });
    }

    private List<UndoJournal.Entry> journal() {
        return rig.store().inTransaction(() -> rig.store().journal().after("dead-run", 0, 10));
    }

    @Test
    void aDeletionIsCountedByTheProcessThatGoesOn() throws Exception {
        rig.set("deleteBehavior", "delete").start().run();
        died("delete", null);
        rig.main
                .getCamelTemplate()
                .requestBodyAndHeader("planhat:company/delete", null, "CamelPlanhatId", a2().get("_id"));

        SyncReport report = rig.run();

        assertThat(report.run()).isEqualTo("dead-run");
        assertThat(report.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
        assertThat(journal()).hasSize(1);
        assertThat(rig.run().removals()).isEqualTo(RunRemovals.NONE);
    }

    @Test
    void aDeletionThatWasNotSentIsMadeUpFor() throws Exception {
        rig.set("deleteBehavior", "delete").start().run();
        died("delete", null);

        assertThat(rig.run().removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
        assertThat(a2()).isNull();
        assertThat(journal()).hasSize(1);
    }

    @Test
    void theJournalKeepsWhatTheRecordWasLikeBeforeItWasCleared() throws Exception {
        rig.set("deleteBehavior", "clear").start().run();
        died("clear", "{\"phase\":null}");
        rig.main
                .getCamelTemplate()
                .requestBodyAndHeader(
                        "planhat:company/update",
                        Collections.singletonMap("phase", null),
                        "CamelPlanhatId",
                        a2().get("_id"));

        SyncReport report = rig.run();

        assertThat(report.removals()).isEqualTo(new RunRemovals(0, 1, 0, 0, 0));
        assertThat(journal()).singleElement().satisfies(e -> assertThat(e.before())
                .contains("live"));
    }

    @Test
    void whatAnEarlierProcessHadRemovedStaysCounted() throws Exception {
        rig.set("deleteBehavior", "delete").start().run();
        rig.sql("delete from accounts where id = 'A2'");
        rig.store().inTransaction(() -> {
            rig.store().runs().begin("dead-run", "accounts", "company", null, Instant.now());
            rig.store().runs().removed("dead-run", new RunRemovals(4, 0, 0, 1, 2));
        });

        assertThat(rig.run().removals()).isEqualTo(new RunRemovals(5, 0, 0, 1, 0));
    }
}
