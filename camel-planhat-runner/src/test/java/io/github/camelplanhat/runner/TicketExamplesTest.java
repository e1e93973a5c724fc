/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The folders of tickets and issues, run as their READMEs say. */
class TicketExamplesTest {
    private static final String EXPORT = "/api/v2/incremental/tickets/cursor.json";
    private static final String SEARCH = "/rest/api/3/search/jql";

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"))
            .build();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    private void copy(String example, String vendor, String... properties) throws IOException {
        folder(
                        example,
                        vendor,
                        "camel.beans." + vendor + ".email = ada@desk.example",
                        "camel.beans." + vendor + ".token = test-token")
                .properties(properties);
    }

    private TestFolder folder(String example, String route, String... properties) throws IOException {
        Path folder = Path.of("..", "examples", example);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = dir.resolve(folder.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return TestFolder.existing(dir)
                .properties(
                        "planhat.server.port = 0",
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl(),
                        "camel.route-template[" + route + "].base-url = " + VENDOR.baseUrl())
                .properties(properties);
    }

    private Invocation run() {
        return Invocation.of("run", "--once", "--config", dir);
    }

    private int writes(PlanhatObject object) {
        return planhat.journal().count(object, Operation.BULK_UPSERT);
    }

    /** Starts a run and kills it once Planhat has got some batches. */
    private void killInTheMiddle(PlanhatObject object) throws Exception {
        planhat.latency(Duration.ofMillis(20));
        Process process = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> writes(object) >= 5);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        planhat.latency(Duration.ZERO);
    }

    private String company(String externalId) {
        return planhat.seed(PlanhatObject.COMPANY, Map.of("externalId", externalId, "name", "Acme"));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "jira"})
    void theyPassTheCheck(String vendor) throws Exception {
        copy(vendor + "-sync", vendor);

        Invocation ran = Invocation.of("check", "--config", dir);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "jira"})
    void theySayWhatToDoAboutCredentialsThatAreRefused(String vendor) throws Exception {
        copy(vendor + "-sync", vendor);
        VENDOR.stubFor(any(anyUrl())
                .willReturn(json("{\"error\": \"Couldn't authenticate you\"}").withStatus(401)));

        Invocation ran = run();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains(" answered 401", "API token").doesNotContain("test-token");
    }

    @Nested
    class Zendesk {
        private static final String USERS =
                "\"users\": [{\"id\": 7, \"name\": \"Ada\", \"email\": \"ada@acme.example\"},"
                        + " {\"id\": 8, \"name\": \"Phone\", \"email\": null}]";
        private static final String ORGANIZATIONS =
                "\"organizations\": [{\"id\": 3, \"name\": \"Acme\", \"external_id\":"
                        + " \"A-1\", \"domain_names\": []}, {\"id\": 4, \"name\": \"Late\", \"external_id\": \"L-1\"}]";

        private static String ticket(int id, int requester, int organization) {
            return "{\"id\": " + id + ", \"url\": \"https://acme.zendesk.com/api/v2/tickets/" + id
                    + ".json\", \"subject\": \"Ticket " + id + "\", \"description\": \"Help\", \"status\": \"open\","
                    + " \"priority\": \"high\", \"type\": null, \"tags\": [\"a\"], \"requester_id\": " + requester
                    + ", \"organization_id\": " + organization
                    + ", \"created_at\": \"2025-06-01T08:00:00Z\", \"updated_at\": \"2025-06-01T09:00:00Z\"}";
        }

        private void export(String... tickets) {
            VENDOR.stubFor(get(urlPathEqualTo(EXPORT))
                    .withQueryParam("start_time", equalTo("0"))
                    // ada@desk.example/token:test-token
                    .withHeader("Authorization", equalTo("Basic YWRhQGRlc2suZXhhbXBsZS90b2tlbjp0ZXN0LXRva2Vu"))
                    .willReturn(
                            json("{\"tickets\": [" + String.join(",", tickets) + "], " + USERS + ", " + ORGANIZATIONS
                                    + ", \"after_cursor\": \"MTc0ODc2ODQwMC4wfHwxfA==\", \"end_of_stream\": true}")));
            VENDOR.stubFor(get(urlPathEqualTo(EXPORT))
                    .withQueryParam("cursor", equalTo("MTc0ODc2ODQwMC4wfHwxfA=="))
                    .willReturn(json("{\"tickets\": [], \"users\": [], \"organizations\": [],"
                            + " \"after_cursor\": \"MTc0ODc2ODQwMC4wfHwxfA==\", \"end_of_stream\": true}")));
        }

        @Test
        void ticketsArriveAndThoseWithoutACompanyWaitForIt() throws Exception {
            copy("zendesk-sync", "zendesk");
            String acme = company("A-1");
            export(ticket(1, 7, 3), ticket(2, 7, 4), ticket(3, 8, 3));

            Invocation first = run();

            assertThat(first.code()).as(first.out() + first.err()).isEqualTo(2);
            assertThat(planhat.find(PlanhatObject.TICKET, "sourceId", "1"))
                    .hasValueSatisfying(t -> assertThat(t).containsEntry("companyId", acme));
            String letters = Invocation.of("dead-letters", "--config", dir).out();
            assertThat(letters)
                    .contains("waits for its company: no company has the externalId 'L-1'")
                    .contains("it has no e-mail");
            company("L-1");

            Invocation second = run();

            assertThat(second.code()).as(second.out() + second.err()).isZero();
            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(2);
            VENDOR.verify(1, getRequestedFor(urlPathEqualTo(EXPORT)).withQueryParam("start_time", matching(".*")));
        }

        @Test
        void aKilledProcessLosesNothingAndSendsNothingTwice() throws Exception {
            copy("zendesk-sync", "zendesk", "camel.route-template[tickets].batch-size = 2");
            company("A-1");
            List<String> tickets = new ArrayList<>();
            for (int id = 1; id <= 40; id++) {
                // Of ten tickets one has no e-mail, and one no company.
                tickets.add(ticket(id, id % 10 == 0 ? 8 : 7, id % 10 == 5 ? 4 : 3));
            }
            export(tickets.toArray(String[]::new));
            killInTheMiddle(PlanhatObject.TICKET);
            int before = writes();

            Invocation again = run();

            assertThat(again.code()).as(again.out() + again.err()).isEqualTo(2);
            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(32);
            assertThat(Invocation.of("dead-letters", "--config", dir)
                            .out()
                            .lines()
                            .filter(l -> l.contains("L-1")))
                    .hasSize(4);
            assertThat(before).as("killed in the middle").isBetween(5, 18);
            assertThat(writes()).as("one batch at most travelled twice").isLessThanOrEqualTo(21);
            assertThat(again.out()).contains("40");
            VENDOR.verify(2, getRequestedFor(urlPathEqualTo(EXPORT)).withQueryParam("start_time", equalTo("0")));
            run();
            VENDOR.verify(1, getRequestedFor(urlPathEqualTo(EXPORT)).withQueryParam("cursor", matching(".*")));
        }

        private int writes() {
            return TicketExamplesTest.this.writes(PlanhatObject.TICKET);
        }
    }

    @Nested
    class Jira {
        private void issues(String... issues) {
            VENDOR.stubFor(get(urlPathEqualTo("/rest/api/3/myself"))
                    .willReturn(json("{\"accountId\": \"a1\", \"timeZone\": \"Europe/Berlin\"}")));
            VENDOR.stubFor(post(urlPathEqualTo(SEARCH))
                    // ada@desk.example:test-token
                    .withHeader("Authorization", equalTo("Basic YWRhQGRlc2suZXhhbXBsZTp0ZXN0LXRva2Vu"))
                    .willReturn(json("{\"issues\": [" + String.join(",", issues) + "], \"isLast\": true}")));
        }

        private static String issue(int id, String customer) {
            return "{\"id\": \"" + id + "\", \"key\": \"SUP-" + id + "\", \"fields\": {\"summary\": \"Issue " + id
                    + "\", \"description\": {\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"paragraph\","
                    + " \"content\": [{\"type\": \"text\", \"text\": \"It fails\"}]}]}, \"status\": {\"name\": \"To Do\"},"
                    + " \"priority\": {\"name\": \"High\"}, \"updated\": \"2025-06-01T10:00:00.000+0200\","
                    + " \"customfield_10050\": \"" + customer + "\"}}";
        }

        @Test
        void issuesArriveLinkedToTheirCompany() throws Exception {
            copy("jira-sync", "jira");
            String acme = company("A-1");
            issues(issue(1, "A-1"), issue(2, "L-1"));

            Invocation first = run();

            assertThat(first.code()).as(first.out() + first.err()).isEqualTo(2);
            assertThat(planhat.find(PlanhatObject.ISSUE, "sourceId", "1")).hasValueSatisfying(i -> assertThat(i)
                    .containsEntry("companyIds", List.of(acme))
                    .containsEntry("description", "It fails")
                    .containsEntry("sourceUrl", VENDOR.baseUrl() + "/browse/SUP-1"));
            company("L-1");

            Invocation second = run();

            assertThat(second.code()).as(second.out() + second.err()).isZero();
            assertThat(planhat.count(PlanhatObject.ISSUE)).isEqualTo(2);
            VENDOR.verify(postRequestedFor(urlPathEqualTo(SEARCH))
                    .withRequestBody(containing("(project = SUP) AND updated >= \\\"2025/06/01 09:55\\\"")));
        }

        @Test
        void aKilledProcessLosesNothingAndSendsNothingTwice() throws Exception {
            copy("jira-sync", "jira", "camel.route-template[issues].batch-size = 2");
            company("A-1");
            // Of five issues one has no company.
            issues(IntStream.rangeClosed(1, 40)
                    .mapToObj(id -> issue(id, id % 5 == 0 ? "L-1" : "A-1"))
                    .toArray(String[]::new));
            killInTheMiddle(PlanhatObject.ISSUE);
            int before = writes(PlanhatObject.ISSUE);

            Invocation again = run();

            assertThat(again.code()).as(again.out() + again.err()).isEqualTo(2);
            assertThat(planhat.count(PlanhatObject.ISSUE)).isEqualTo(32);
            assertThat(Invocation.of("dead-letters", "--config", dir)
                            .out()
                            .lines()
                            .filter(l -> l.contains("L-1")))
                    .hasSize(8);
            assertThat(before).as("killed in the middle").isBetween(5, 18);
            assertThat(writes(PlanhatObject.ISSUE))
                    .as("one batch at most travelled twice")
                    .isLessThanOrEqualTo(21);
            VENDOR.verify(
                    2,
                    postRequestedFor(urlPathEqualTo(SEARCH))
                            .withRequestBody(containing("updated >= \\\"1970/01/02 00:00\\\"")));
            run();
            VENDOR.verify(
                    1,
                    postRequestedFor(urlPathEqualTo(SEARCH))
                            .withRequestBody(containing("updated >= \\\"2025/06/01 09:55\\\"")));
        }
    }

    @Nested
    class AnyHelpDesk {
        private static final String TICKETS = "/api/tickets";

        @BeforeEach
        void copyFolder() throws IOException {
            folder(
                    "json-sync",
                    "desk",
                    "camel.beans.json.secret = test-key",
                    "camel.route-template[tickets].batch-size = 2");
        }

        private static String ticket(int id, String customer, String mail) {
            return "{\"id\": " + id + ", \"title\": \"Ticket " + id + "\", \"text\": \"Help\", \"state\": \"open\","
                    + " \"priority\": null, \"labels\": [\"a\"], \"link\": null, \"created_at\": \"2025-06-01T07:00:00Z\","
                    + " \"updated_at\": \"2025-06-01T08:00:00Z\", \"requester\": {\"name\": \"Ada\", \"mail\": " + mail
                    + "}, \"customer\": {\"number\": \"" + customer + "\"}}";
        }

        private static void page(String page, String next, List<String> tickets) {
            VENDOR.stubFor(get(urlPathEqualTo(TICKETS))
                    .withQueryParam("page", equalTo(page))
                    .withHeader("X-Api-Key", equalTo("test-key"))
                    .willReturn(json(
                            "{\"tickets\": [" + String.join(",", tickets) + "], \"meta\": {\"next\": " + next + "}}")));
        }

        /** Of ten tickets one has no e-mail, and one no company. */
        private static List<String> tickets(int from, int to) {
            return IntStream.rangeClosed(from, to)
                    .mapToObj(id ->
                            ticket(id, id % 10 == 5 ? "L-1" : "A-1", id % 10 == 0 ? "null" : "\"ada@acme.example\""))
                    .toList();
        }

        @Test
        void passesTheCheck() throws Exception {
            Invocation ran = Invocation.of("check", "--config", dir);

            assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        }

        @Test
        void saysWhatToDoAboutCredentialsThatAreRefused() throws Exception {
            VENDOR.stubFor(any(anyUrl())
                    .willReturn(json("{\"message\": \"wrong key\"}").withStatus(401)));

            Invocation ran = run();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out() + ran.err())
                    .contains("answered 401 to GET /api/tickets: wrong key. Are the credentials")
                    .doesNotContain("test-key");
        }

        @Test
        void aKilledProcessLosesNothingAndSendsNothingTwice() throws Exception {
            company("A-1");
            page("", "\"2\"", tickets(1, 20));
            page("2", "null", tickets(21, 40));
            killInTheMiddle(PlanhatObject.TICKET);
            int before = writes(PlanhatObject.TICKET);

            Invocation again = run();

            assertThat(again.code()).as(again.out() + again.err()).isEqualTo(2);
            assertThat(planhat.count(PlanhatObject.TICKET)).isEqualTo(32);
            assertThat(before).as("killed in the middle").isBetween(5, 18);
            assertThat(writes(PlanhatObject.TICKET))
                    .as("one batch at most travelled twice")
                    .isLessThanOrEqualTo(21);
            String letters = Invocation.of("dead-letters", "--config", dir).out();
            assertThat(letters.lines().filter(l -> l.contains("'L-1'"))).hasSize(4);
            assertThat(letters.lines().filter(l -> l.contains("it has no e-mail")))
                    .hasSize(4);
            company("L-1");
            run();
            assertThat(planhat.count(PlanhatObject.TICKET))
                    .as("those that waited are there")
                    .isEqualTo(36);
            VENDOR.verify(getRequestedFor(urlPathEqualTo(TICKETS))
                    .withQueryParam("updated_since", equalTo("2025-06-01T07:55:00Z")));
        }
    }
}
