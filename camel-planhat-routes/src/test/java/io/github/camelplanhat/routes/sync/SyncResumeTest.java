/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.StateStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A run whose process died goes on under the same id. What that process left is put into the store by hand. */
class SyncResumeTest {
    private static final Instant DIED = Instant.parse("2026-03-01T02:00:00Z");

    @TempDir
    Path directory;

    private final StubPlanhat planhat = StubPlanhat.creatingEverything();
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(planhat)
                .sql(
                        "create table accounts(id int, name varchar)",
                        "insert into accounts values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static Map<String, Object> record(int id, String name) {
        return Map.of("externalId", String.valueOf(id), "name", name);
    }

    private static Confirmation confirmed(int id, String name, OutcomeStatus status) {
        return new Confirmation("externalId=" + id, null, new RecordHash().of(record(id, name)), null, status);
    }

    private void left(Runnable work) {
        StateStore store = rig.store();
        store.inTransaction(() -> {
            store.runs().begin("dead-run", "accounts", "company", null, DIED);
            work.run();
        });
    }

    private List<Object> sent() {
        return planhat.batches.stream()
                .flatMap(List::stream)
                .map(r -> r.get("externalId"))
                .toList();
    }

    @Test
    void whatItHadConfirmedIsCountedAsItWasAndNotSentAgain() throws Exception {
        rig.start();
        left(() -> {
            rig.store().fingerprints().save("accounts", "earlier", List.of(confirmed(1, "a", OutcomeStatus.CREATED)));
            rig.store().fingerprints().save("accounts", "dead-run", List.of(confirmed(2, "b", OutcomeStatus.UPDATED)));
        });

        SyncReport report = rig.run();

        assertThat(sent()).containsExactly("3", "4");
        assertThat(report.run()).isEqualTo("dead-run");
        assertThat(report.started()).isEqualTo(DIED);
        assertThat(report.read()).isEqualTo(4);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.resent()).isZero();
        assertThat(rig.stored().state()).isEqualTo(RunState.COMPLETED);
        assertThat(rig.stored().attempts()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedInItIsCountedAndNotSentAgain() throws Exception {
        rig.start();
        left(() -> rig.store()
                .deadLetters()
                .add(
                        "accounts",
                        "company",
                        "dead-run",
                        List.of(new NewDeadLetter(
                                "externalId=3",
                                new RecordHash().of(record(3, "c")),
                                OutcomeStatus.REFUSED,
                                "a bad name",
                                "{}",
                                "{}",
                                2)),
                        DIED));

        SyncReport report = rig.run();

        assertThat(sent()).containsExactly("1", "2", "4");
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.reasons()).containsEntry("a bad name", 1L);
        assertThat(rig.deadLetters()).singleElement().satisfies(l -> assertThat(l.attempts())
                .isEqualTo(1));
    }

    @Test
    void whatWasOnItsWayIsSentAgainAndMarkedEvenIfItLooksConfirmed() throws Exception {
        rig.start();
        left(() -> {
            rig.store().fingerprints().save("accounts", "earlier", List.of(confirmed(1, "a", OutcomeStatus.CREATED)));
            rig.store().runs().depart("dead-run", List.of("externalId=1", "externalId=2"));
        });

        SyncReport report = rig.run();

        assertThat(sent()).containsExactly("1", "2", "3", "4");
        assertThat(report.resent()).isEqualTo(2);
        assertThat(rig.stored().inFlight()).isEmpty();
    }

    @Test
    void whatAnEarlierProcessOfItSentAgainStaysCounted() throws Exception {
        rig.start();
        left(() -> {
            rig.store().fingerprints().save("accounts", "dead-run", List.of(confirmed(1, "a", OutcomeStatus.UPDATED)));
            rig.store()
                    .runs()
                    .progress("dead-run", new RunCounts(1, 0, 1, 0, 0, 0, 0, 1, 2, 0), Map.of(), List.of(), DIED);
            rig.store().runs().depart("dead-run", List.of("externalId=2"));
        });

        SyncReport report = rig.run();

        assertThat(sent()).containsExactly("2", "3", "4");
        assertThat(report.resent()).isEqualTo(2);
        assertThat(rig.stored().counts().resent()).isEqualTo(2);
    }

    @Test
    void whatWasOnItsWayAndLeftTheSourceMayStillBeInPlanhat() throws Exception {
        rig.start();
        left(() -> rig.store().runs().depart("dead-run", List.of("externalId=9")));

        rig.run();

        assertThat(rig.store()
                        .inTransaction(() -> rig.store().fingerprints().find("accounts", List.of("externalId=9"))))
                .hasEntrySatisfying("externalId=9", f -> assertThat(f.status()).isEqualTo(OutcomeStatus.UNKNOWN));
    }

    @Test
    void itsCallsCount() throws Exception {
        rig.start();
        left(() -> rig.store()
                .runs()
                .progress("dead-run", new RunCounts(9, 9, 0, 0, 0, 0, 0, 0, 7, 2), Map.of("old", 1L), List.of(), DIED));

        SyncReport report = rig.run();

        assertThat(report.calls()).isEqualTo(8);
        assertThat(report.isolationCalls()).isEqualTo(2);
        assertThat(report.read()).isEqualTo(4);
        assertThat(report.reasons()).isEmpty();
    }

    @Test
    void itReadsFromWhereItBegan() throws Exception {
        rig.set("watermark", "id")
                .set("watermarkStart", "0")
                .set(
                        "source",
                        "sql:select * from accounts where id >= :#watermark?dataSource=#crm&outputType=StreamList");
        rig.start();
        StateStore store = rig.store();
        store.inTransaction(() -> {
            store.cursors().move("accounts", "{\"kind\":\"integer\",\"value\":\"4\"}", "r", DIED);
            store.runs().begin("dead-run", "accounts", "company", "{\"kind\":\"integer\",\"value\":\"3\"}", DIED);
        });

        assertThat(rig.run().read()).isEqualTo(2);
    }

    @Test
    void theNextRunIsANewOne() throws Exception {
        rig.start();
        left(() -> {});
        rig.run();

        assertThat(rig.run().run()).isNotEqualTo("dead-run");
    }
}
