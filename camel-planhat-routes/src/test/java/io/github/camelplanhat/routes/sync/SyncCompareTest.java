/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code compareWith=planhat}: what differs from what Planhat has now is sent. */
class SyncCompareTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .set("compareWith", "planhat")
                .sql("create table accounts(id varchar, name varchar, health varchar, since date, tier varchar)")
                .mapping("name: NAME\nexternalId: ID\nh: HEALTH\ncustomerFrom: SINCE\ncustom.Tier: TIER\n");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void account(String id, String name) {
        rig.sql("insert into accounts values ('%s', '%s', '8', date '2024-01-31', 'A')".formatted(id, name));
    }

    private static Optional<Map<String, Object>> stored(String externalId) {
        return PLANHAT.simulator().find(PlanhatObject.COMPANY, "externalId", externalId);
    }

    private static int writes() {
        return PLANHAT.simulator().journal().count(PlanhatObject.COMPANY, Operation.BULK_UPSERT);
    }

    /** What a user of Planhat does by hand. */
    private void byHand(Map<String, Object> fields) throws Exception {
        rig.main.getCamelTemplate().requestBody("planhat:company/bulkUpsert", List.of(fields));
    }

    @Test
    void driftIsRepaired() throws Exception {
        account("A1", "Acme");
        account("A2", "Bolt");
        rig.start().run();
        byHand(Map.of("externalId", "A1", "name", "Acme (renamed)"));

        SyncReport report = rig.run();

        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(stored("A1")).hasValueSatisfying(c -> assertThat(c).containsEntry("name", "Acme"));
    }

    @Test
    void aCustomFieldThatDriftedIsRepairedToo() throws Exception {
        account("A1", "Acme");
        rig.start().run();
        byHand(Map.of("externalId", "A1", "custom", Map.of("Tier", "C", "Mood", "good")));

        assertThat(rig.run().updated()).isEqualTo(1);
        assertThat(stored("A1"))
                .hasValueSatisfying(c -> assertThat(c).containsEntry("custom", Map.of("Tier", "A", "Mood", "good")));
    }

    @Test
    void whatIsAlreadySoIsNotSentAndRemembered() throws Exception {
        PLANHAT.simulator()
                .seed(
                        PlanhatObject.COMPANY,
                        Map.of(
                                "externalId",
                                "A1",
                                "name",
                                "Acme",
                                "h",
                                8,
                                "customerFrom",
                                "2024-01-31T00:00:00.000Z",
                                "custom",
                                Map.of("Tier", "A", "Mood", "good")));
        account("A1", "Acme");

        SyncReport report = rig.start().run();

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(writes()).isZero();
        assertThat(rig.store().inTransaction(() -> rig.store().fingerprints().count("accounts")))
                .isEqualTo(1);
    }

    @Test
    void whatIsRememberedSoSavesALaterRunThatComparesWithTheLastOneEveryCall() throws Exception {
        account("A1", "Acme");
        rig.start().run();
        rig.close();
        int before = PLANHAT.simulator().journal().count();
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .sql("create table accounts(id varchar, name varchar, health varchar, since date, tier varchar)")
                .mapping("name: NAME\nexternalId: ID\nh: HEALTH\ncustomerFrom: SINCE\ncustom.Tier: TIER\n");
        account("A1", "Acme");

        assertThat(rig.start().run().unchanged()).isEqualTo(1);
        assertThat(PLANHAT.simulator().journal().count()).isEqualTo(before);
    }

    @Test
    void ofTicketsInTwoBatchesTheLaterOneWinsThoughPlanhatNamesTheirFieldsOtherwise() throws Exception {
        rig.set("object", "ticket").set("batchSize", 1);
        rig.mapping("sourceId: ID\ntitle: NAME\nemail: HEALTH\ncompanyExternalId: TIER\n");
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A", "name", "Acme"));
        String row = "insert into accounts values ('T1', '%s', 'jo@acme.example', null, 'A')";
        rig.sql(row.formatted("closed"));
        rig.start().run();
        rig.sql("delete from accounts", row.formatted("open"), row.formatted("closed"));

        SyncReport report = rig.run();

        assertThat(report.updated()).isEqualTo(2);
        assertThat(PLANHAT.simulator().records(PlanhatObject.TICKET))
                .singleElement()
                .satisfies(t -> assertThat(t).containsEntry("title", "closed"));
    }

    @Test
    void whatWasDeletedInPlanhatIsCreatedAgain() throws Exception {
        account("A1", "Acme");
        rig.start().run();
        PLANHAT.simulator().clear();

        assertThat(rig.run().created()).isEqualTo(1);
        assertThat(stored("A1")).isPresent();
    }

    @Test
    void tenThousandRecordsWithoutADifferenceCostTheListAlone() throws Exception {
        rig.mapping("name: NAME\nexternalId: ID\n");
        rig.sql("insert into accounts select 'A' || x, 'Account ' || x, null, null, null from system_range(1, 10000)");
        for (int i = 1; i <= 10_000; i++) {
            PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A" + i, "name", "Account " + i));
        }

        SyncReport report = rig.start().run();

        assertThat(report.unchanged()).isEqualTo(10_000);
        assertThat(writes()).isZero();
        // Two full pages, the empty one that ends the list, and the lean list.
        assertThat(report.calls()).isEqualTo(4);
        assertThat(PLANHAT.simulator().journal().count()).isEqualTo(4);
    }

    @Test
    void aLaterBatchSeesWhatAnEarlierOneWrote() throws Exception {
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A1", "name", "Acme"));
        rig.set("batchSize", 1)
                .mapping("name: NAME\nexternalId: ID\n")
                .set("source", "sql:select * from accounts order by tier?dataSource=#crm&outputType=StreamList");
        rig.sql(
                "insert into accounts values ('A1', 'Acme Inc', null, null, '1')",
                "insert into accounts values ('A1', 'Acme', null, null, '2')");

        SyncReport report = rig.start().run();

        assertThat(report.updated()).isEqualTo(2);
        assertThat(stored("A1")).hasValueSatisfying(c -> assertThat(c).containsEntry("name", "Acme"));
    }

    @Test
    void aReferenceByExternalIdIsNoDifferenceFromTheIdThatPlanhatHas() throws Exception {
        String acme = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "ACME"));
        PLANHAT.simulator()
                .seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "email", "jo@acme.example", "firstName", "Jo"));
        rig.set("object", "enduser")
                .mapping("email: ID\nfirstName: NAME\ncompanyId: {from: TIER, prefix: extid}\n")
                .sql("insert into accounts values ('jo@acme.example', 'Jo', null, null, 'ACME')");

        SyncReport report = rig.start().run();

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(PLANHAT.simulator().journal().count(PlanhatObject.ENDUSER, Operation.BULK_UPSERT))
                .isZero();
    }

    @Test
    void anEmailOfSeveralCompaniesIsAddressedByTheCompanyOfTheRow() throws Exception {
        String acme = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "ACME"));
        String bolt = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Bolt", "externalId", "BOLT"));
        String here =
                PLANHAT.simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "email", "jo@both.example"));
        String there =
                PLANHAT.simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", bolt, "email", "jo@both.example"));
        rig.set("object", "enduser")
                .mapping("email: ID\nfirstName: NAME\ncompanyId: {from: TIER, prefix: extid}\n")
                .sql("insert into accounts values ('jo@both.example', 'Jo', null, null, 'BOLT')");

        assertThat(rig.start().run().updated()).isEqualTo(1);
        assertThat(PLANHAT.simulator().find(PlanhatObject.ENDUSER, there))
                .hasValueSatisfying(e -> assertThat(e).containsEntry("firstName", "Jo"));
        assertThat(PLANHAT.simulator().find(PlanhatObject.ENDUSER, here))
                .hasValueSatisfying(e -> assertThat(e).doesNotContainKey("firstName"));
    }

    @Test
    void aRunThatGoesOnCountsWhatItsDeadProcessHadStoredAsItWas() throws Exception {
        rig.mapping("name: NAME\nexternalId: ID\n");
        account("A1", "Acme");
        account("A2", "Bolt");
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A1", "name", "Acme"));
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A2", "name", "Bolt"));
        String hash = new RecordHash().of(Map.of("name", "Acme", "externalId", "A1"));
        rig.start();
        rig.store().inTransaction(() -> {
            rig.store().runs().begin("dead-run", "accounts", "company", null, Instant.parse("2026-03-01T02:00:00Z"));
            rig.store()
                    .fingerprints()
                    .save(
                            "accounts",
                            "dead-run",
                            List.of(new Confirmation("externalId=A1", null, hash, null, OutcomeStatus.CREATED)));
        });

        SyncReport report = rig.run();

        assertThat(report.run()).isEqualTo("dead-run");
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
    }

    @Test
    void twoTenantsAreComparedWithTheirOwnRecordsOnly() throws Exception {
        account("A1", "Acme");
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A1", "name", "Acme"));
        try (PlanhatSimulator other = PlanhatSimulator.builder().start();
                SyncRig theirs = new SyncRig(Files.createDirectory(directory.resolve("theirs")))) {
            rig.mapping("name: NAME\nexternalId: ID\n");
            theirs.property("camel.component.planhat.base-url", other.baseUrl())
                    .property("camel.component.planhat.access-token", other.token())
                    .set("compareWith", "planhat")
                    .sql(
                            "create table accounts(id varchar, name varchar)",
                            "insert into accounts values ('A1', 'Acme')")
                    .start();

            assertThat(rig.start().run().unchanged()).isEqualTo(1);
            assertThat(theirs.run().created()).isEqualTo(1);
        }
    }

    @Test
    void aListThatFailsStopsTheRunBeforeAnythingIsSent() throws Exception {
        account("A1", "Acme");
        PLANHAT.simulator().faults().next().operation(Operation.LIST).always().status(403);

        rig.start().failure();

        assertThat(writes()).isZero();
        assertThat(rig.deadLetters()).isEmpty();
    }
}
