/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Owners and companies that a run looks up, over real HTTP. */
class SyncReferencesTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    /** Two minutes pass between any two looks. */
    private final Clock hasty = new Clock() {
        private Instant now = Instant.parse("2026-03-01T02:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMinutes(2));
            return now;
        }
    };

    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .property(StateStores.URL, "jdbc:h2:mem:" + UUID.randomUUID())
                .mapping("name: NAME\nexternalId: ID\nowner: {from: OWNER, lookup: email}")
                .sql("create table accounts(id varchar, name varchar, owner varchar)");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private String user(String email) {
        return planhat.seed(
                PlanhatObject.USER, Map.of("email", email, "nickName", email, "firstName", "A", "lastName", "B"));
    }

    private void account(String id, String owner) {
        rig.sql("insert into accounts values ('" + id + "', 'Acme', '" + owner + "')");
    }

    private long lists(PlanhatObject object, Operation operation) {
        return planhat.journal().entries().stream()
                .filter(e -> e.object().filter(object::equals).isPresent())
                .filter(e -> e.operation().filter(operation::equals).isPresent())
                .count();
    }

    private Object owner(String account) {
        return planhat.find(PlanhatObject.COMPANY, "externalId", account)
                .orElseThrow()
                .get("owner");
    }

    @Test
    void ownersAreFoundByEmailInOneListWhateverTheCase() throws Exception {
        String ada = user("Ada@Example.com");
        String bob = user("bob@example.com");
        account("A-1", "ada@example.com");
        account("A-2", "BOB@example.com");
        rig.set("batchSize", 1);

        SyncReport report = rig.start().run();

        assertThat(report.created()).isEqualTo(2);
        assertThat(owner("A-1")).isEqualTo(ada);
        assertThat(owner("A-2")).isEqualTo(bob);
        assertThat(lists(PlanhatObject.USER, Operation.LIST)).isEqualTo(1);
        assertThat(report.calls()).isEqualTo(3);
    }

    @Test
    void anUnknownOwnerIsADeadLetterThatNamesTheValue() throws Exception {
        account("A-1", "nobody@example.com");

        SyncReport report = rig.start().run();

        assertThat(report.refused()).isEqualTo(1);
        assertThat(rig.deadLetters())
                .singleElement()
                .extracting(StoredDeadLetter::reason)
                .isEqualTo("owner: \"nobody@example.com\" is not the email of a user that Planhat has (from OWNER)");
        assertThat(lists(PlanhatObject.USER, Operation.LIST)).isEqualTo(1);
    }

    @Test
    void anOwnerThatIsMissingAfterAWhileIsLookedForAnew() throws Exception {
        account("A-1", "nobody@example.com");
        rig.main.bind("clock", hasty);

        rig.start().run();

        assertThat(lists(PlanhatObject.USER, Operation.LIST)).isEqualTo(2);
    }

    @Test
    void anOwnerWithANewIdIsAChange() throws Exception {
        String first = user("ada@example.com");
        account("A-1", "ada@example.com");
        rig.start().run();
        assertThat(rig.run().unchanged()).isEqualTo(1);

        rig.main.getCamelTemplate().sendBody("planhat:user/delete?allowDelete=true&id=" + first, null);
        String second = user("ada@example.com");

        assertThat(rig.run().updated()).isEqualTo(1);
        assertThat(owner("A-1")).isEqualTo(second);
    }

    @Test
    void aSourceWithoutOwnersAsksForNone() throws Exception {
        rig.sql("insert into accounts values ('A-1', 'Acme', null)");

        assertThat(rig.start().run().calls()).isEqualTo(1);
    }

    @Test
    void aTokenThatMayNotReadUsersStopsTheRunWithWhatToDo() throws Exception {
        account("A-1", "ada@example.com");
        planhat.permissions().deny(PlanhatObject.USER, Operation.LIST);
        rig.start();

        assertThat(rig.failure())
                .hasMessageContaining("looks up the user that a record refers to, which this token may not read")
                .hasMessageContaining("take lookup out of the mapping");
        assertThat(planhat.count(PlanhatObject.COMPANY)).isZero();
    }

    @Test
    void companiesAreFoundInTheLeanList() throws Exception {
        String acme = planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        rig.sql("create table contacts(email varchar, account varchar)")
                .sql("insert into contacts values ('ada@example.com', 'A-1')")
                .set("object", "enduser")
                .set("source", "sql:select * from contacts?dataSource=#crm&outputType=StreamList")
                .mapping("email: email\ncompanyId: {from: account, lookup: externalId}");

        assertThat(rig.start().run().created()).isEqualTo(1);

        assertThat(planhat.find(PlanhatObject.ENDUSER, "email", "ada@example.com"))
                .hasValueSatisfying(e -> assertThat(e).containsEntry("companyId", acme));
        assertThat(lists(PlanhatObject.COMPANY, Operation.LEAN_LIST)).isEqualTo(1);
    }
}
