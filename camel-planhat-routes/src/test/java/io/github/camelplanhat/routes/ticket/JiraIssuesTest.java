/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.github.tomakehurst.wiremock.client.WireMock;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.source.jira.JiraConnection;
import io.github.camelplanhat.routes.source.jira.JiraStub;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Jira's issues become those of Planhat, linked to companies. */
class JiraIssuesTest {
    private static final String JUNE = "2025-06-01T08:00:00.500Z";
    private static final String CUSTOMERS = "customfield_10050";

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private final JiraStub jira = new JiraStub();
    private TicketRig rig;

    @BeforeEach
    void prepare() {
        rig = TicketRig.jira(jira, PLANHAT, directory).of("organization", CUSTOMERS);
    }

    @AfterEach
    void stop() {
        rig.close();
        jira.close();
    }

    private String company(String externalId, String... domains) {
        return planhat.seed(
                PlanhatObject.COMPANY,
                Map.of("externalId", externalId, "name", "Company " + externalId, "domains", List.of(domains)));
    }

    private Map<String, Object> issue(String id) {
        return planhat.find(PlanhatObject.ISSUE, "sourceId", id).orElseThrow();
    }

    private int writes() {
        return planhat.journal().count(PlanhatObject.ISSUE, Operation.BULK_UPSERT);
    }

    @Test
    void areLinkedToAllTheirCompanies() {
        String a = company("A-1");
        String b = company("B-1");
        jira.issue(1, JUNE, Map.of(CUSTOMERS, List.of("A-1", "B-1")));

        SyncReport report = rig.run();

        assertThat(report.created()).isEqualTo(1);
        assertThat(issue("1"))
                .containsEntry("title", "Issue 1")
                .containsEntry("companyIds", List.of(a, b))
                .containsEntry("status", "In Progress")
                .containsEntry("priority", "High")
                .containsEntry("source", "Jira")
                .containsEntry("sourceUrl", jira.url() + "/browse/SUP-1");
    }

    @Test
    void belongElseToTheCompanyOfWhoReportedThem() {
        String acme = company("A-1", "acme.example");
        jira.issue(1, JUNE, Map.of());

        rig.run();

        assertThat(issue("1")).containsEntry("companyIds", List.of(acme));
    }

    @Test
    void waitForTheirCompany() {
        jira.issue(1, JUNE, Map.of(CUSTOMERS, "A-1", "reporter", Map.of("displayName", "Hidden")));

        assertThat(rig.run().refused()).isEqualTo(1);
        assertThat(rig.letters())
                .extracting(StoredDeadLetter::reason)
                .containsExactly("waits for its company: no company has the externalId 'A-1'");
        String a = company("A-1");
        rig.run();

        assertThat(issue("1")).containsEntry("companyIds", List.of(a));
        assertThat(rig.letters()).isEmpty();
    }

    @Test
    void thatAreReadAgainChangeNothing() {
        company("A-1", "acme.example");
        jira.issue(1, JUNE, Map.of());
        rig.run();
        int writes = writes();

        SyncReport again = rig.run();

        assertThat(again.unchanged()).as("it lies within the overlap").isEqualTo(1);
        assertThat(writes()).isEqualTo(writes);
        assertThat(rig.watermark()).isEqualTo(OffsetDateTime.parse(JUNE));
    }

    @Test
    void ofOneTimeAreAllThere() {
        company("A-1", "acme.example");
        jira.pageSize(2);
        for (long id = 1; id <= 5; id++) {
            jira.issue(id, JUNE, Map.of());
        }
        rig.run();
        jira.issue(6, JUNE, Map.of());

        rig.run();

        assertThat(planhat.count(PlanhatObject.ISSUE)).isEqualTo(6);
    }

    @Test
    void followTheirChanges() {
        company("A-1", "acme.example");
        jira.issue(1, JUNE, Map.of("description", "Long"));
        rig.run();
        jira.issue(1, "2025-06-02T08:00:00Z", Map.of("status", Map.of("name", "Done")));

        assertThat(rig.run().updated()).isEqualTo(1);

        assertThat(issue("1")).containsEntry("status", "Done").doesNotContainEntry("description", "Long");
    }

    @Test
    void areReadAgainFromTheSameTimeWhenJiraFails() {
        company("A-1", "acme.example");
        jira.pageSize(1);
        jira.issue(1, JUNE, Map.of()).issue(2, JUNE, Map.of());
        jira.failAfter(1, WireMock.aResponse().withStatus(500));

        assertThat(rig.failure()).hasMessageContaining("Jira answered 500");

        assertThat(planhat.count(PlanhatObject.ISSUE)).isEqualTo(1);
        assertThat(rig.watermark()).isNull();
        jira.failAfter(0, null);
        assertThat(rig.run().created()).isEqualTo(1);
        assertThat(rig.watermark()).isNotNull();
    }

    @Test
    void needGoodCredentials() {
        rig.main.lookup("jira", JiraConnection.class).setToken("wrong-token");

        assertThat(rig.failure()).hasMessageContaining("Jira answered 401").hasMessageNotContaining("wrong-token");
    }

    @Test
    void mayBeNone() {
        assertThat(rig.run().read()).isZero();
    }
}
