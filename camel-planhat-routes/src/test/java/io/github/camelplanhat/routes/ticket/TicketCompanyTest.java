/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.source.zendesk.ZendeskStub;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.sync.SyncFailedException;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Which company a ticket belongs to. */
class TicketCompanyTest {
    private static final String JUNE = "2025-06-01T08:00:00Z";

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private final ZendeskStub zendesk = new ZendeskStub();
    private TicketRig rig;

    @BeforeEach
    void prepare() {
        rig = TicketRig.zendesk(zendesk, PLANHAT, directory);
        zendesk.user(7, "Ada", "ada@acme.example").organization(3, "Acme", "A-1");
    }

    @AfterEach
    void stop() {
        rig.close();
        zendesk.close();
    }

    private int reads() {
        return planhat.journal().count(PlanhatObject.COMPANY, Operation.LIST);
    }

    private List<String> reasons() {
        return rig.letters().stream().map(StoredDeadLetter::reason).toList();
    }

    @Test
    void isThatOfTheOrganisationRatherThanOfTheDomain() {
        String acme = rig.company("A-1");
        rig.company("B-1", "acme.example");
        zendesk.ticket(1, JUNE, 7, 3L);

        rig.run();

        assertThat(rig.ticket("1")).containsEntry("companyId", acme);
    }

    @Test
    void isElseThatOfTheDomain() {
        String acme = rig.company("B-1", "https://www.ACME.example/");
        zendesk.ticket(1, JUNE, 7, 3L);
        zendesk.ticket(2, JUNE, 7, null);

        assertThat(rig.run().created()).isEqualTo(2);

        assertThat(rig.ticket("1")).containsEntry("companyId", acme);
        assertThat(rig.ticket("2")).containsEntry("companyId", acme);
    }

    @Test
    void mayBeKnownByItsSourceIdAlone() {
        String acme = planhat.seed(PlanhatObject.COMPANY, Map.of("sourceId", "A-1", "name", "Acme"));
        zendesk.ticket(1, JUNE, 7, 3L);
        rig.set("companyKey", "sourceId");

        assertThat(rig.run().reasons()).isEmpty();

        assertThat(rig.ticket("1")).containsEntry("companyId", acme);
    }

    @Test
    void isNeverNamedByAFreeMailDomain() {
        planhat.seed(PlanhatObject.COMPANY, Map.of("sourceId", "A-1", "name", "Acme"));
        rig.company("B-1", "gmail.com");
        zendesk.user(8, "Bob", "bob@gmail.com");
        zendesk.ticket(1, JUNE, 8, 3L);
        rig.set("companyKey", "sourceId");

        rig.run();

        assertThat(planhat.count(PlanhatObject.TICKET)).isZero();
        assertThat(reasons()).singleElement().asString().contains("companyExternalId is required");
    }

    @Test
    void isNeverThatOfAFreeMailDomain() {
        rig.company("B-1", "gmail.com", "yahoo.co.uk", "mail.example");
        zendesk.user(8, "Bob", "bob@GMail.com")
                .user(9, "Cid", "cid@yahoo.co.uk")
                .user(10, "Dan", "dan@mail.example");
        zendesk.ticket(1, JUNE, 8, null);
        zendesk.ticket(2, JUNE, 9, null);
        zendesk.ticket(3, JUNE, 10, null);
        rig.set("freeMailDomains", "mail.example");

        rig.run();

        assertThat(planhat.count(PlanhatObject.TICKET)).isZero();
        assertThat(reasons())
                .hasSize(3)
                .contains("waits for its company: its e-mail is at 'gmail.com', where anybody can have one");
    }

    @Test
    void isNeverGuessedWhereSeveralHaveTheDomain() {
        String one = rig.company("B-1", "acme.example");
        String two = rig.company("B-2", "acme.example");
        zendesk.ticket(1, JUNE, 7, null);

        rig.run();

        assertThat(reasons())
                .containsExactly("waits for its company: several companies have the domain 'acme.example': '" + one
                        + "', '" + two + "'");
    }

    @Test
    void isReadOnceARun() {
        rig.company("A-1");
        for (long id = 1; id <= 5; id++) {
            zendesk.ticket(id, JUNE, 7, 3L);
        }
        rig.set("batchSize", "2");

        SyncReport report = rig.run();

        assertThat(rig.writes()).isEqualTo(3);
        assertThat(reads()).isEqualTo(1);
        assertThat(report.calls()).as("with the lean list").isEqualTo(5);
    }

    @Test
    void costsNothingWhereThereIsNoTicket() {
        SyncReport report = rig.run();

        assertThat(report.read()).isZero();
        assertThat(report.calls()).isZero();
        assertThat(rig.watermark()).isNull();
    }

    @Test
    void thatMayNotBeReadFailsTheRun() {
        zendesk.ticket(1, JUNE, 7, 3L);
        planhat.faults().next().operation(Operation.LIST).always().status(403);

        assertThat(rig.failure()).isInstanceOf(SyncFailedException.class).hasMessageContaining("403");
        assertThat(rig.watermark()).isNull();
    }
}
