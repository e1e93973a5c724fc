/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;

import io.github.camelplanhat.routes.mapping.SkippedRow;
import io.github.camelplanhat.routes.source.SourceRig;
import io.github.camelplanhat.routes.state.SourceCursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ZendeskSourceTest {
    private final ZendeskStub zendesk = new ZendeskStub();
    private final SourceRig rig = new SourceRig("planhat-zendesk-source");
    private final ZendeskConnection connection = new ZendeskConnection();

    @BeforeEach
    void prepare() {
        connection.setEmail(ZendeskStub.EMAIL);
        connection.setToken(ZendeskStub.TOKEN);
        rig.main.bind("zendesk", connection);
        rig.set("baseUrl", zendesk.url())
                .set("callsPerMinute", 10_000)
                .set("retryDelay", 1)
                .set("maxRetries", 2);
        zendesk.user(7, "Ada", "ada@acme.example").organization(3, "Acme", "A-1");
    }

    @AfterEach
    void stop() {
        rig.close();
        zendesk.close();
    }

    private List<Object> ids() throws Exception {
        List<Object> ids = new ArrayList<>();
        rig.read(row -> ids.add(row.get("id")));
        return ids;
    }

    private static ResponseDefinitionBuilder limit() {
        return WireMock.aResponse()
                .withStatus(429)
                .withHeader("Retry-After", "0")
                .withBody("{\"error\":\"APIRateLimitExceeded\",\"description\":"
                        + "\"Number of allowed incremental export API requests per minute exceeded\"}");
    }

    @Nested
    class Reading {
        @Test
        void beginsAtTheStartAndGoesOnByCursor() throws Exception {
            zendesk.pageSize(2);
            for (long id = 1; id <= 5; id++) {
                zendesk.ticket(id, "2025-06-01T08:00:00Z", 7, 3L);
            }
            rig.watermark(Timestamp.from(Instant.parse("2025-01-01T00:00:00Z")));

            assertThat(ids()).as("all of one second").containsExactly("1", "2", "3", "4", "5");
            assertThat(zendesk.queries()).hasSize(3);
            assertThat(zendesk.queries().get(0))
                    .isEqualTo("start_time=1735689600&exclude_deleted=true&include=users,organizations,metric_sets");
            assertThat(zendesk.queries().get(1))
                    .startsWith("cursor=")
                    .endsWith("&exclude_deleted=true&include=users,organizations,metric_sets");
        }

        @Test
        void readsAllWithoutAWatermark() throws Exception {
            zendesk.ticket(1, "2014-06-01T08:00:00Z", 7, 3L);

            assertThat(ids()).containsExactly("1");
            assertThat(zendesk.queries().get(0)).startsWith("start_time=0&");
        }

        @Test
        void goesOnBehindTheCursorOfAnEarlierReading() throws Exception {
            zendesk.ticket(1, "2025-06-01T08:00:00Z", 7, 3L);
            zendesk.ticket(2, "2025-06-01T08:00:00Z", 7, 3L);
            SourceCursor cursor = (SourceCursor) rig.read().get(1).get("watermark");
            zendesk.ticket(3, "2025-06-01T08:00:00Z", 7, 3L);
            zendesk.ticket(1, "2025-06-01T09:00:00Z", 7, 3L);
            rig.watermark(cursor);

            assertThat(ids()).as("of the same second, and what changed").containsExactly("3", "1");
        }

        @Test
        void anEmptyAccountHasNoRows() throws Exception {
            assertThat(rig.read()).isEmpty();
            assertThat(zendesk.calls()).hasSize(1);
        }

        @Test
        void pagesAreReadWhenTheyAreNeeded() throws Exception {
            zendesk.pageSize(2);
            for (long id = 1; id <= 5; id++) {
                zendesk.ticket(id, "2025-06-01T08:00:00Z", 7, 3L);
            }
            List<Integer> calls = new ArrayList<>();

            rig.read(row -> calls.add(zendesk.calls().size()));

            assertThat(calls).containsExactly(1, 1, 2, 2, 3);
        }

        @Test
        void anExportThatStandsStillFails() {
            rig.watermark(new SourceCursor("c1"));
            zendesk.fault(
                    WireMock.aResponse().withBody("{\"tickets\":[],\"after_cursor\":\"c1\",\"end_of_stream\":false}"));

            assertThatThrownBy(rig::read).hasMessage("Zendesk's export does not go on behind cursor c1");
        }

        @Test
        void takesAnOAuthTokenToo() throws Exception {
            connection.setEmail(null);
            connection.setAccessToken(ZendeskStub.TOKEN);

            assertThat(rig.read()).isEmpty();
        }
    }

    @Nested
    class Rows {
        @Test
        void haveWhatTheTicketRefersTo() throws Exception {
            zendesk.user(8, "Agent", "agent@desk.example");
            zendesk.ticket(1, "2025-06-01T08:00:00Z", 7, 3L).put("assignee_id", 8L);

            assertThat(rig.read()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("id", "1")
                    .containsEntry("email", "ada@acme.example")
                    .containsEntry("name", "Ada")
                    .containsEntry("agentEmail", "agent@desk.example")
                    .containsEntry("organizationExternalId", "A-1")
                    .containsEntry("url", zendesk.url() + "/agent/tickets/1")
                    .containsEntry("fields", Map.of("27642", "enterprise"))
                    .containsEntry("tags", List.of("billing"))
                    .containsEntry("priority", "high"));
        }

        @Test
        void haveNoEMailWhereNobodyKnowsTheRequester() throws Exception {
            zendesk.ticket(1, "2025-06-01T08:00:00Z", 99, null);

            assertThat(rig.read().get(0)).containsEntry("email", null).containsEntry("organizationExternalId", null);
        }

        @Test
        void tellTheStatusesAsFarAsZendeskDoes() throws Exception {
            Map<String, Object> ticket = zendesk.ticket(1, "2025-06-03T08:00:00Z", 7, 3L);
            ticket.put(
                    "metric_set",
                    Map.of("solved_at", "2025-06-01T08:00:00Z", "status_updated_at", "2025-06-02T08:00:00Z"));

            assertThat(rig.read().get(0).get("history"))
                    .asList()
                    .containsExactly(
                            Map.of("status", "new", "time", "2025-01-01T08:00:00Z"),
                            Map.of("status", "solved", "time", "2025-06-01T08:00:00Z"),
                            Map.of("status", "open", "time", "2025-06-02T08:00:00Z"));
        }

        @Test
        void ofANewTicketTellOneStatus() throws Exception {
            zendesk.ticket(1, "2025-06-03T08:00:00Z", 7, 3L).put("status", "new");

            assertThat(rig.read().get(0).get("history")).asList().hasSize(1);
        }
    }

    @Nested
    class DeletedTickets {
        private void deleted() {
            zendesk.ticket(1, "2025-06-01T08:00:00Z", 7, 3L).put("status", "deleted");
            zendesk.ticket(2, "2025-06-01T08:00:00Z", 99, 3L).put("status", "deleted");
            rig.watermark(new SourceCursor("MC4wfHwwfA=="));
        }

        @Test
        void areHandedOnWithTheirStatusIfTheirRequesterIsKnown() throws Exception {
            deleted();

            List<Map<String, Object>> rows = rig.read();

            assertThat(rows.get(0)).containsEntry("status", "deleted").containsEntry("email", "ada@acme.example");
            assertThat(rows.get(1)).isInstanceOf(SkippedRow.class).containsKey("watermark");
        }

        @Test
        void areSkippedOnDemand() throws Exception {
            deleted();
            rig.set("deleted", "skip");

            assertThat(rig.read()).allSatisfy(row -> assertThat(row).isInstanceOf(SkippedRow.class));
        }

        @Test
        void areNotAskedForByAFirstReading() throws Exception {
            deleted();
            rig.watermark(null);

            assertThat(rig.read()).isEmpty();
        }
    }

    @Nested
    class Failures {
        @Test
        void aLimitIsWaitedFor() throws Exception {
            zendesk.ticket(1, "2025-06-01T08:00:00Z", 7, 3L);
            zendesk.fault(limit(), limit());

            assertThat(ids()).containsExactly("1");
            assertThat(zendesk.calls()).hasSize(3);
        }

        @Test
        void aLimitThatStaysFailsTheReading() {
            zendesk.fault(limit(), limit(), limit());

            assertThatThrownBy(rig::read)
                    .hasMessage(
                            "Zendesk answered 429 to GET /api/v2/incremental/tickets/cursor.json after 3 attempts:"
                                    + " APIRateLimitExceeded Number of allowed incremental export API requests per minute exceeded."
                                    + " Zendesk allows ten exports a minute to all programs of an account: lower callsPerMinute");
        }

        @Test
        void errorsOfZendesksOwnPassBy() throws Exception {
            zendesk.ticket(1, "2025-06-01T08:00:00Z", 7, 3L);
            zendesk.fault(
                    WireMock.aResponse().withStatus(500).withBody("<html>Oops</html>"),
                    WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

            assertThat(ids()).containsExactly("1");
        }

        @Test
        void rowsOfThePagesBeforeAreHandedOut() {
            zendesk.pageSize(1);
            zendesk.ticket(1, "2025-06-01T08:00:00Z", 7, 3L);
            zendesk.ticket(2, "2025-06-01T09:00:00Z", 7, 3L);
            List<Object> ids = new ArrayList<>();

            assertThatThrownBy(() -> rig.read(row -> {
                        ids.add(row.get("id"));
                        zendesk.fault(
                                WireMock.aResponse().withStatus(503),
                                WireMock.aResponse().withStatus(503),
                                WireMock.aResponse().withStatus(503));
                    }))
                    .hasMessageStartingWith("Zendesk answered 503");
            assertThat(ids).containsExactly("1");
        }

        @Test
        void badCredentialsAreNotTriedTwiceAndNeverShown() {
            connection.setToken("wrong-token");

            assertThatThrownBy(rig::read)
                    .hasMessageContaining("Zendesk answered 401")
                    .hasMessageContaining("Couldn't authenticate you. Give the e-mail of an administrator")
                    .hasMessageNotContaining("wrong-token");
            assertThat(zendesk.calls()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "403 | {\"error\":{\"title\":\"Forbidden\",\"message\":\"You do not have access to this page.\"}}"
                            + " | You do not have access to this page. Incremental exports are for administrators",
                    "404 | {\"error\":{\"title\":\"No help desk at acme.zendesk.com\",\"message\":\"There is no help desk\"}}"
                            + " | There is no help desk. Is baseUrl the address",
                    "422 | {\"error\":\"InvalidValue\",\"description\":\"Too recent start_time.\"}"
                            + " | InvalidValue Too recent start_time. If",
                    "401 | {\"message\":\"Unauthorized\"} | : Unauthorized. Give the e-mail"
                })
        void othersSayWhatToDo(int status, String body, String message) {
            zendesk.fault(WireMock.aResponse().withStatus(status).withBody(body));

            assertThatThrownBy(rig::read).hasMessageContaining(message);
        }

        @Test
        void aCursorThatZendeskForgotIsNamedAsTheCause() {
            rig.watermark(new SourceCursor("unknown"));

            assertThatThrownBy(rig::read).hasMessageContaining("Invalid cursor").hasMessageContaining("forget");
        }

        @Test
        void anAnswerWithoutTicketsIsNoEmptyExport() {
            zendesk.fault(WireMock.aResponse().withBody("{\"ok\":true}"));

            assertThatThrownBy(rig::read).hasMessageContaining("no tickets in its answer");
        }
    }

    @Nested
    class Parameters {
        @ParameterizedTest
        @ValueSource(strings = {"acme.zendesk.com", "https://acme.zendesk.com/agent"})
        void theAddressIsThatOfAnAccount(String url) {
            rig.set("baseUrl", url);

            assertThatThrownBy(rig::read).rootCause().hasMessageContaining("baseUrl '" + url + "'");
        }

        @Test
        void deletedIsOneOfTwoWords() {
            rig.set("deleted", "skipp");

            assertThatThrownBy(rig::read).rootCause().hasMessageContaining("did you mean skip?");
        }

        @Test
        void credentialsThatAreMissingAreNamed() {
            connection.setToken(" ");

            assertThatThrownBy(rig::read).rootCause().hasMessageContaining("camel.beans.zendesk.token");
        }
    }
}
