/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.StateStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a sync does with an order, and with the runs of orders whose process died. */
class SyncOrderTest {
    private static final Instant DIED = Instant.parse("2026-03-01T02:00:00Z");

    @TempDir
    Path directory;

    private final StubPlanhat planhat = StubPlanhat.creatingEverything();
    private SyncRig rig;

    @BeforeEach
    void start() {
        rig = new SyncRig(directory)
                .planhat(planhat)
                .sql("create table accounts(id int, name varchar)", "insert into accounts values (1, 'a'), (2, 'b')")
                .start();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private SyncReport replay() {
        return Replay.of("accounts").run(rig.main.getCamelContext());
    }

    private Exchange send(Object order) throws Exception {
        return rig.main
                .getCamelTemplate()
                .send("direct:accounts", exchange -> exchange.setProperty(SyncOrder.PROPERTY, order));
    }

    private void diedAs(RunKind kind, String... onTheirWay) {
        StateStore store = rig.store();
        store.inTransaction(() -> {
            store.runs().begin("dead-run", "accounts", "company", kind, null, DIED);
            store.runs().depart("dead-run", List.of(onTheirWay));
        });
    }

    @Test
    void anOrderLeavesTheSourceAlone() {
        SyncReport report = replay();

        assertThat(report.read()).isZero();
        assertThat(planhat.batches).isEmpty();
    }

    @Test
    void itsRunIsStoredAndReportedAsWhatItIs() throws Exception {
        assertThat(replay().kind()).isEqualTo(RunKind.REPLAY);
        assertThat(rig.stored().kind()).isEqualTo(RunKind.REPLAY);

        assertThat(rig.run().kind()).isEqualTo(RunKind.SYNC);
        assertThat(rig.stored().kind()).isEqualTo(RunKind.SYNC);
    }

    @Test
    void itIsTakenOffTheExchange() throws Exception {
        assertThat(send(Replay.of("accounts")).getProperty(SyncOrder.PROPERTY)).isNull();
    }

    @Test
    void aHeaderIsNoOrder() throws Exception {
        SyncReport report = rig.main
                .getCamelTemplate()
                .requestBodyAndHeader(
                        "direct:accounts", null, SyncOrder.PROPERTY, Replay.of("accounts"), SyncReport.class);

        assertThat(report.read()).isEqualTo(2);
    }

    @Test
    void oneOfAnotherSyncIsRefused() throws Exception {
        assertThat(send(Replay.of("contacts")).getException())
                .hasMessage("sync accounts was given a replay of sync contacts; send it to direct:contacts");
    }

    @Test
    void anythingElseInItsPlaceIsRefused() throws Exception {
        assertThat(send("replay").getException()).hasMessageContaining("java.lang.String; it takes an order");
    }

    @Test
    void anOrdinaryRunDoesNotGoOnWithADeadReplay() throws Exception {
        diedAs(RunKind.REPLAY);

        SyncReport report = rig.run();

        assertThat(report.run()).isNotEqualTo("dead-run");
        assertThat(report.read()).isEqualTo(2);
        assertThat(rig.store().inTransaction(() -> rig.store().runs().find("dead-run")))
                .hasValueSatisfying(dead -> {
                    assertThat(dead.state()).isEqualTo(RunState.FAILED);
                    assertThat(dead.failure()).isEqualTo("its process died");
                });
    }

    @Test
    void whatADeadReplayHadSentIsSentAgainEvenIfItLooksConfirmed() throws Exception {
        rig.run();
        planhat.batches.clear();
        diedAs(RunKind.REPLAY, "externalId=1", "externalId=7");

        assertThat(rig.run().unchanged()).isEqualTo(1);

        assertThat(planhat.batches).singleElement().satisfies(batch -> assertThat(batch)
                .extracting(r -> r.get("externalId"))
                .containsExactly("1"));
        assertThat(rig.store()
                        .inTransaction(() -> rig.store().fingerprints().find("accounts", List.of("externalId=7"))))
                .hasEntrySatisfying("externalId=7", f -> assertThat(f.status()).isEqualTo(OutcomeStatus.UNKNOWN));
    }

    @Test
    void aReplayWaitsUntilADeadOrdinaryRunHasComeToItsEnd() throws Exception {
        diedAs(RunKind.SYNC);

        assertThatThrownBy(this::replay)
                .hasMessage("run dead-run of sync accounts was cut off and has to come to its end before a replay: "
                        + "trigger the sync first, which goes on with it");

        assertThat(rig.run().run()).isEqualTo("dead-run");
        assertThat(replay().completed()).isTrue();
    }
}
