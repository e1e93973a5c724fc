/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownCompany;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Endusers whose company is not in Planhat yet. */
class MissingCompanyTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .set("object", "enduser")
                .set("watermark", "SEQ")
                .set("watermarkStart", "0")
                .set(
                        "source",
                        "sql:select * from people where seq >= :#watermark order by id?dataSource=#crm&outputType=StreamList")
                .mapping("externalId: ID\nemail: MAIL\ncompanyId: {from: COMPANY, prefix: extid}\n")
                .sql(
                        "create table people(id int, mail varchar, company varchar, seq int)",
                        "insert into people values (1, 'a@a.example', 'A', 1), (2, 'b@b.example', 'B', 2)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void companies(String... externalIds) {
        for (String id : externalIds) {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", id, "name", id));
        }
    }

    private List<String> waiting() {
        return rig.deadLetters().stream()
                .filter(StoredDeadLetter::waiting)
                .map(StoredDeadLetter::key)
                .toList();
    }

    private List<RunKind> runs() {
        return rig.store().inTransaction(() -> rig.store().runs().latest("accounts", 9)).stream()
                .map(RunRow::kind)
                .toList();
    }

    private int calls() {
        return PLANHAT.simulator().journal().count(PlanhatObject.ENDUSER, Operation.BULK_UPSERT);
    }

    @ParameterizedTest
    @EnumSource
    void waitUntilALaterRunFindsIt(UnknownCompany behaviour) throws Exception {
        PLANHAT.simulator().behaviour(Behaviour.defaults().with(behaviour));
        rig.set("missingCompany", "wait").start();
        companies("A");

        SyncReport first = rig.run();

        assertThat(first.created()).isEqualTo(1);
        assertThat(first.refused()).isEqualTo(1);
        assertThat(first.reasons().keySet()).singleElement().asString().startsWith("waits for its company: ");
        assertThat(waiting()).hasSize(1);
        rig.sql("delete from people");
        companies("B");

        rig.run();

        assertThat(rig.deadLetters()).isEmpty();
        assertThat(runs()).containsExactly(RunKind.SYNC, RunKind.REPLAY, RunKind.SYNC);
    }

    @Test
    void goOnWaiting() throws Exception {
        rig.set("missingCompany", "wait").start();
        companies("A");
        rig.run();
        rig.sql("delete from people");

        rig.run();
        rig.run();

        assertThat(rig.deadLetters()).singleElement().satisfies(l -> {
            assertThat(l.waiting()).isTrue();
            assertThat(l.attempts()).isEqualTo(3);
        });
    }

    @Test
    void areRefusedLikeAnyOtherUnlessTheyAreToWait() throws Exception {
        rig.start();
        companies("A");

        assertThat(rig.run().refused()).isEqualTo(1);

        rig.sql("delete from people");
        companies("B");
        int before = calls();
        rig.run();
        assertThat(waiting()).isEmpty();
        assertThat(rig.deadLetters()).hasSize(1);
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void doNotWaitIfTheyNameNoCompany() throws Exception {
        rig.set("missingCompany", "wait")
                .sql("update people set company = null")
                .start();

        rig.run();

        assertThat(rig.deadLetters()).hasSize(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void costNoRunOfTheirOwnWhereTheWholeSourceIsRead() throws Exception {
        rig.set("missingCompany", "wait")
                .without("watermark")
                .set("source", "sql:select * from people order by id?dataSource=#crm&outputType=StreamList")
                .start();
        companies("A");
        rig.run();
        companies("B");

        assertThat(rig.run().created()).isEqualTo(1);

        assertThat(runs()).containsExactly(RunKind.SYNC, RunKind.SYNC);
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void goOnWaitingIfTheRunThatRefusedThemIsResumed() throws Exception {
        rig.set("missingCompany", "wait").sql("delete from people where id = 2").start();
        Map<String, Object> record = Map.of("externalId", "1", "email", "a@a.example", "companyId", "extid-A");
        StateStore store = rig.store();
        store.inTransaction(() -> {
            store.runs()
                    .begin("dead-run", "accounts", "enduser", "{\"kind\":\"integer\",\"value\":\"0\"}", Instant.EPOCH);
            NewDeadLetter letter = new NewDeadLetter(
                    "externalId=1 of extid-A",
                    new RecordHash().of(record),
                    OutcomeStatus.REFUSED,
                    "waits for its company: x",
                    "{}",
                    "{}",
                    "{}",
                    0,
                    false,
                    true,
                    null,
                    null);
            store.deadLetters().add("accounts", "enduser", "dead-run", List.of(letter), Instant.EPOCH);
        });

        assertThat(rig.run().run()).isEqualTo("dead-run");

        assertThat(calls()).isZero();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void doNotCountAgainstTheErrorBudget() throws Exception {
        rig.set("missingCompany", "wait").set("errorBudget", "0").start();
        companies("A");

        assertThat(rig.run().completed()).isTrue();
    }

    @Test
    void stopTheStartWhereNothingRefersToACompany() {
        rig.set("missingCompany", "wait").set("object", "company").mapping("externalId: ID\nname: MAIL\n");

        assertThatThrownBy(rig::start)
                .rootCause()
                .hasMessage(
                        "missingCompany is wait, but company records refer to no company: leave missingCompany out");
    }

    @Test
    void areWrittenAboutRightly() {
        rig.set("missingCompany", "wiat");

        assertThatThrownBy(rig::start)
                .rootCause()
                .hasMessage("missingCompany 'wiat' is neither refuse nor wait; did you mean wait?");
    }
}
