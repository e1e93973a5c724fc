/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.github.tomakehurst.wiremock.client.WireMock;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.source.zendesk.ZendeskConnection;
import io.github.camelplanhat.routes.source.zendesk.ZendeskStub;
import io.github.camelplanhat.routes.state.SourceCursor;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.sync.Replay;
import io.github.camelplanhat.routes.sync.SyncFailedException;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Zendesk's tickets become those of Planhat. */
class ZendeskTicketsTest {
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

    private List<String> reasons() {
        return rig.letters().stream().map(StoredDeadLetter::reason).toList();
    }

    @Nested
    class WhatArrives {
        @Test
        void hasAllThatZendeskTells() {
            String acme = rig.company("A-1");
            zendesk.user(8, "Agent", "agent@desk.example");
            zendesk.ticket(1, JUNE, 7, 3L).put("assignee_id", 8L);

            SyncReport report = rig.run();

            assertThat(report.created()).isEqualTo(1);
            assertThat(rig.ticket("1"))
                    .containsEntry("companyId", acme)
                    .containsEntry("email", "ada@acme.example")
                    .containsEntry("title", "Ticket 1")
                    .containsEntry("description", "It does not work.")
                    .containsEntry("status", "open")
                    .containsEntry("severity", "high")
                    .containsEntry("type", "incident")
                    .containsEntry("tags", List.of("billing"))
                    .containsEntry("source", "Zendesk")
                    .containsEntry("agentEmail", "agent@desk.example")
                    .containsEntry("url", zendesk.url() + "/agent/tickets/1")
                    .containsEntry(
                            "history",
                            List.of(
                                    Map.of("status", "new", "time", "2025-01-01T08:00:00Z"),
                                    Map.of("status", "open", "time", JUNE)));
        }

        @Test
        void followsItsChanges() {
            rig.company("A-1");
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            zendesk.ticket(1, "2025-06-02T08:00:00Z", 7, 3L).put("status", "solved");
            zendesk.ticket(2, "2025-06-02T08:00:00Z", 7, 3L);

            SyncReport report = rig.run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(report.created()).isEqualTo(1);
            assertThat(rig.ticket("1")).containsEntry("status", "solved");
        }

        @Test
        void keepsItsTextAsItWasWritten() {
            rig.company("A-1");
            String html = "<p>Grüße \uD83D\uDE80<br>\n<script>alert(1)</script> \u2028 \"quoted\" it's</p>";
            zendesk.ticket(1, JUNE, 7, 3L).put("description", html);
            zendesk.ticket(1, JUNE, 7, 3L).put("subject", "日本 <b>bold</b>");

            rig.run();

            assertThat(rig.ticket("1")).containsEntry("description", html).containsEntry("title", "日本 <b>bold</b>");
        }

        @Test
        void isTheTicketThatWasMergedIntoAnotherToo() {
            rig.company("A-1");
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            Map<String, Object> merged = zendesk.ticket(1, "2025-06-02T08:00:00Z", 7, 3L);
            merged.put("status", "closed");
            merged.put("tags", List.of("billing", "closed_by_merge"));

            rig.run();

            assertThat(rig.ticket("1"))
                    .containsEntry("status", "closed")
                    .containsEntry("tags", List.of("billing", "closed_by_merge"));
        }

        @Test
        void hasTheCompanyOfItsDomainWhereItsOrganisationHasNoExternalId() {
            zendesk.organization(4, "Unlinked", null);
            String acme = rig.company("A-1", "ACME.example");
            zendesk.ticket(1, JUNE, 7, 4L);

            rig.run();

            assertThat(rig.ticket("1")).containsEntry("companyId", acme);
        }

        @Test
        void isDeletedInWordsOnly() {
            rig.company("A-1");
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            zendesk.ticket(1, "2025-06-02T08:00:00Z", 7, 3L).put("status", "deleted");

            rig.run();

            assertThat(rig.ticket("1")).containsEntry("status", "deleted");
        }
    }

    @Nested
    class WhatCannotBeMatched {
        @Test
        void waitsUntilTheCompanyIsThere() {
            zendesk.ticket(1, JUNE, 7, 3L);

            SyncReport first = rig.run();

            assertThat(first.refused()).isEqualTo(1);
            assertThat(first.reasons().keySet())
                    .singleElement()
                    .asString()
                    .startsWith("waits for its company: no company has the externalId");
            assertThat(reasons())
                    .containsExactly("waits for its company: no company has the externalId 'A-1', and no company has"
                            + " the domain 'acme.example'");
            assertThat(rig.watermark()).isInstanceOf(SourceCursor.class);
            assertThat(rig.run().read()).as("not read again").isZero();
            String acme = rig.company("A-1");

            rig.run();

            assertThat(rig.ticket("1")).containsEntry("companyId", acme).containsEntry("severity", "high");
            assertThat(rig.letters()).isEmpty();
            assertThat(rig.runs())
                    .containsExactly(RunKind.SYNC, RunKind.REPLAY, RunKind.SYNC, RunKind.REPLAY, RunKind.SYNC);
        }

        @Test
        void isToldOnceTheDomainIsThere() {
            rig.company("B-1");
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            assertThat(rig.letters()).hasSize(1);
            planhat.clear();
            String acme = rig.company("B-1", "acme.example");

            rig.run();

            assertThat(rig.ticket("1")).containsEntry("companyId", acme);
        }

        @Test
        void isReplayedByHandToo() {
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            rig.company("A-1");

            SyncReport replay = Replay.of("support").run(rig.main.getCamelContext());

            assertThat(replay.created()).isEqualTo(1);
            assertThat(rig.letters()).isEmpty();
        }

        @Test
        void neverOverwritesANewerOne() {
            zendesk.ticket(1, JUNE, 7, null);
            rig.run();
            rig.company("A-1");
            zendesk.ticket(1, "2025-06-02T08:00:00Z", 7, 3L).put("subject", "Newer");

            rig.run();

            assertThat(rig.ticket("1")).containsEntry("title", "Newer");
            assertThat(rig.letters()).isEmpty();
        }

        @Test
        void isRefusedLikeAnyOtherOnDemand() {
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.set("missingCompany", "refuse");

            rig.run();

            assertThat(rig.letters()).singleElement().satisfies(l -> assertThat(l.waiting())
                    .isFalse());
            assertThat(rig.run().read()).isZero();
            assertThat(rig.runs()).doesNotContain(RunKind.REPLAY);
        }

        @Test
        void doesNotCountAgainstTheErrorBudget() {
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.set("errorBudget", "0");

            assertThat(rig.run().completed()).isTrue();
        }
    }

    @Nested
    class ATicketWithoutAnEMail {
        @Test
        void isRefusedBeforeAnythingIsSent() {
            rig.company("A-1");
            zendesk.user(8, "Phone +49 30 1", null);
            zendesk.ticket(1, JUNE, 8, 3L);

            SyncReport report = rig.run();

            assertThat(report.refused()).isEqualTo(1);
            assertThat(rig.writes()).isZero();
            assertThat(rig.letters()).singleElement().satisfies(l -> {
                assertThat(l.waiting()).isFalse();
                assertThat(l.key()).isEqualTo("sourceId=1");
                assertThat(l.reason())
                        .isEqualTo("it has no e-mail (from email), and Planhat drops such tickets without a word");
            });
        }

        @Test
        void isRefusedWhateverTheMappingSays() throws Exception {
            rig.company("A-1");
            zendesk.ticket(1, JUNE, 99, 3L);
            Path mapping = directory.resolve("m.yaml");
            Files.writeString(mapping, "sourceId: id\nemail: email\ncompanyId: company.id\ndomains: company.domains\n");
            rig.set("mapping", "file:" + mapping);

            assertThat(rig.run().refused()).isEqualTo(1);
            assertThat(rig.writes()).isZero();
        }
    }

    @Nested
    class TheCursor {
        @Test
        void isThatOfZendeskAndTheSameTicketChangesNothing() {
            rig.company("A-1");
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            Object cursor = rig.watermark();
            // Something changed that Planhat does not see.
            zendesk.ticket(1, "2025-06-02T08:00:00Z", 7, 3L).put("group_id", 5);
            zendesk.ticket(1, "2025-06-02T08:00:00Z", 7, 3L).put("metric_set", Map.of("status_updated_at", JUNE));
            int writes = rig.writes();

            SyncReport report = rig.run();

            assertThat(cursor).isInstanceOf(SourceCursor.class);
            assertThat(zendesk.calls().get(1).getUrl()).contains("?cursor=");
            assertThat(report.unchanged()).isEqualTo(1);
            assertThat(rig.writes()).isEqualTo(writes);
            assertThat(rig.watermark()).isNotEqualTo(cursor);
        }

        @Test
        void losesNoTicketsOfOneSecond() {
            rig.company("A-1");
            zendesk.pageSize(3);
            for (long id = 1; id <= 10; id++) {
                zendesk.ticket(id, JUNE, 7, 3L);
            }
            rig.set("batchSize", "4");
            rig.run();
            zendesk.ticket(11, JUNE, 7, 3L);

            assertThat(rig.run().created()).isEqualTo(1);
            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(11);
        }

        @Test
        void staysWhenPlanhatTakesNothing() {
            rig.company("A-1");
            zendesk.pageSize(1);
            zendesk.ticket(1, JUNE, 7, 3L);
            zendesk.ticket(2, JUNE, 7, 3L);
            rig.set("batchSize", "1");
            planhat.faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .after(1)
                    .always()
                    .status(401);

            assertThat(rig.failure()).isInstanceOf(SyncFailedException.class);

            assertThat(rig.watermark()).isNull();
            planhat.faults().clear();
            SyncReport again = rig.run();
            assertThat(again.unchanged()).isEqualTo(1);
            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(2);
        }

        @Test
        void staysWhenZendeskFailsAndWhatWasReadIsSent() {
            rig.company("A-1");
            zendesk.pageSize(1);
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            Object cursor = rig.watermark();
            zendesk.ticket(2, "2025-06-02T08:00:00Z", 7, 3L);
            zendesk.ticket(3, "2025-06-02T08:00:00Z", 7, 3L);
            zendesk.failAfter(1, WireMock.aResponse().withStatus(500));

            assertThat(rig.failure()).hasMessageContaining("Zendesk answered 500");

            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(2);
            assertThat(rig.watermark()).isEqualTo(cursor);
            zendesk.failAfter(0, null);
            assertThat(rig.run().unchanged()).isEqualTo(1);
            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(3);
        }

        @Test
        void staysWhenTheCredentialsAreBad() {
            rig.main.lookup("zendesk", ZendeskConnection.class).setToken("wrong-token");

            assertThat(rig.failure())
                    .hasMessageContaining("Zendesk answered 401")
                    .hasMessageNotContaining("wrong-token");
            assertThat(rig.watermark()).isNull();
        }

        @Test
        void beginsWhereItIsTold() {
            rig.company("A-1");
            zendesk.ticket(1, "2024-06-01T08:00:00Z", 7, 3L);
            zendesk.ticket(2, JUNE, 7, 3L);
            rig.set("watermarkStart", "2025-01-01T00:00:00Z");

            rig.run();

            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(1);
        }

        @Test
        void isKeptWhereEveryTicketWasDeleted() {
            rig.company("A-1");
            zendesk.ticket(1, JUNE, 7, 3L);
            rig.run();
            Object cursor = rig.watermark();
            zendesk.ticket(2, "2025-06-02T08:00:00Z", 99, null).put("status", "deleted");

            SyncReport report = rig.run();

            assertThat(report.skipped()).isEqualTo(1);
            assertThat(rig.watermark()).isNotEqualTo(cursor);
        }
    }
}
