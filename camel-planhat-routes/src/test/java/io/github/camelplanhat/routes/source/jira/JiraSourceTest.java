/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;

import io.github.camelplanhat.routes.source.SourceRig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JiraSourceTest {
    private final JiraStub jira = new JiraStub();
    private final SourceRig rig = new SourceRig("planhat-jira-source");
    private final JiraConnection connection = new JiraConnection();

    @BeforeEach
    void prepare() {
        connection.setEmail(JiraStub.EMAIL);
        connection.setToken(JiraStub.TOKEN);
        rig.main.bind("jira", connection);
        rig.set("baseUrl", jira.url())
                .set("callsPerSecond", 10_000)
                .set("retryDelay", 1)
                .set("maxRetries", 2);
    }

    @AfterEach
    void stop() {
        rig.close();
        jira.close();
    }

    private List<Object> ids() throws Exception {
        List<Object> ids = new ArrayList<>();
        rig.read(row -> ids.add(row.get("id")));
        return ids;
    }

    private Map<String, Object> row(Map<String, Object> fields) throws Exception {
        jira.issue(1, "2025-06-01T08:00:00Z", fields);
        return rig.read().get(0);
    }

    @Nested
    class Reading {
        @Test
        void readsAllWithoutAWatermarkButNeverWithoutALimit() throws Exception {
            jira.pageSize(2);
            for (long id = 1; id <= 5; id++) {
                jira.issue(id, "2025-06-01T08:00:00Z", Map.of());
            }

            assertThat(ids()).as("all of one time").containsExactly("1", "2", "3", "4", "5");
            assertThat(jira.searches()).hasSize(3);
            assertThat(jira.searches().get(0).path("jql").asText())
                    .isEqualTo("updated >= \"1970/01/02 00:00\" ORDER BY created ASC, key ASC");
            assertThat(jira.searches().get(1).path("nextPageToken").asText()).isEqualTo("2");
            assertThat(jira.calls()).as("nobody is asked for a zone").hasSize(3);
        }

        @Test
        void readsWhatChangedInTheZoneOfTheUser() throws Exception {
            jira.zone("America/New_York");
            jira.issue(1, "2025-06-01T08:54:59Z", Map.of());
            jira.issue(2, "2025-06-01T08:55:00Z", Map.of());
            rig.set("jql", "project = SUP OR text ~ \"order by\"")
                    .watermark(OffsetDateTime.parse("2025-06-01T09:00:59Z"));

            assertThat(ids()).as("five minutes before, to the minute").containsExactly("2");
            assertThat(jira.searches().get(0).path("jql").asText())
                    .startsWith("(project = SUP OR text ~ \"order by\") AND updated >= \"2025/06/01 04:55\"");
        }

        @Test
        void takesAZoneThatIsGiven() throws Exception {
            rig.set("zone", "Europe/Berlin").watermark(OffsetDateTime.parse("2025-06-01T09:00:00Z"));

            assertThat(ids()).isEmpty();
            assertThat(jira.calls()).hasSize(1);
            assertThat(jira.searches().get(0).path("jql").asText()).contains("2025/06/01 10:55");
        }

        @ParameterizedTest
        @CsvSource({"2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"})
        void losesNothingInTheHourThatComesTwice(String changed) throws Exception {
            jira.issue(1, changed, Map.of());
            rig.set("overlap", "PT0S").watermark(OffsetDateTime.parse(changed));

            assertThat(ids()).containsExactly("1");
            assertThat(jira.searches().get(0).path("jql").asText()).contains("2025/10/26 01:59");
        }

        @Test
        void theWatermarkIsNeverLaterThanTheFirstAnswer() throws Exception {
            jira.issue(1, "2025-06-01T08:00:00.123Z", Map.of());
            jira.issue(2, "2026-01-01T12:00:05Z", Map.of());

            assertThat(rig.read())
                    .extracting(r -> r.get("watermark"))
                    .containsExactly(
                            OffsetDateTime.parse("2025-06-01T08:00:00.123Z"),
                            OffsetDateTime.parse("2026-01-01T12:00:00Z"));
        }

        @Test
        void anEmptySiteHasNoRows() throws Exception {
            assertThat(rig.read()).isEmpty();
        }

        @Test
        void aSearchThatRunsInACircleFails() {
            jira.fault(
                    WireMock.aResponse().withBody("{\"issues\":[],\"nextPageToken\":\"a\"}"),
                    WireMock.aResponse().withBody("{\"issues\":[],\"nextPageToken\":\"b\"}"),
                    WireMock.aResponse().withBody("{\"issues\":[],\"nextPageToken\":\"a\"}"));

            assertThatThrownBy(rig::read).hasMessageContaining("does not go on");
        }

        @Test
        void aSearchThatStandsStillFails() {
            jira.fault(
                    WireMock.aResponse().withBody("{\"issues\":[],\"nextPageToken\":\"t\"}"),
                    WireMock.aResponse().withBody("{\"issues\":[],\"nextPageToken\":\"t\"}"));

            assertThatThrownBy(rig::read).hasMessageContaining("does not go on");
        }
    }

    @Nested
    class Rows {
        @Test
        void haveNamesInThePlaceOfObjects() throws Exception {
            assertThat(row(Map.of("assignee", Map.of("emailAddress", "dev@desk.example"))))
                    .containsEntry("id", "1")
                    .containsEntry("key", "SUP-1")
                    .containsEntry("url", jira.url() + "/browse/SUP-1")
                    .containsEntry("summary", "Issue 1")
                    .containsEntry("description", null)
                    .containsEntry("status", "In Progress")
                    .containsEntry("priority", "High")
                    .containsEntry("issuetype", "Bug")
                    .containsEntry("project", "SUP")
                    .containsEntry("email", "ada@acme.example")
                    .containsEntry("agentEmail", "dev@desk.example")
                    .containsEntry("created", OffsetDateTime.parse("2025-01-01T08:00:00Z"))
                    .containsEntry("resolution", null)
                    .containsEntry("organizationExternalId", null);
        }

        @Test
        void haveTheirDescriptionAsText() throws Exception {
            Map<String, Object> paragraph =
                    Map.of("type", "paragraph", "content", List.of(Map.of("type", "text", "text", "It fails.")));

            assertThat(row(Map.of(
                            "description",
                            Map.of("type", "doc", "version", 1, "content", List.of(paragraph, paragraph)))))
                    .containsEntry("description", "It fails.\n\nIt fails.");
        }

        @Test
        void haveTheCustomersOfAField() throws Exception {
            rig.set("organization", "customfield_10050").set("fields", "customfield_10051");

            Map<String, Object> row = row(Map.of(
                    "customfield_10050",
                    List.of(Map.of("value", "A-1"), Map.of("id", "7", "name", "B"), "C-1", 4711.0),
                    "customfield_10051",
                    "x"));

            assertThat(row).containsEntry("organizationExternalId", List.of("A-1", "B", "C-1", "4711"));
            assertThat(row.get("fields"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("customfield_10051", "x");
        }
    }

    @Nested
    class Failures {
        @Test
        void limitsAndErrorsOfJirasOwnPassBy() throws Exception {
            jira.issue(1, "2025-06-01T08:00:00Z", Map.of());
            jira.fault(
                    WireMock.aResponse().withStatus(429).withHeader("Retry-After", "0"),
                    WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

            assertThat(ids()).containsExactly("1");
        }

        @Test
        void anErrorThatStaysFailsTheReading() {
            jira.fault(
                    WireMock.aResponse().withStatus(500),
                    WireMock.aResponse().withStatus(500),
                    WireMock.aResponse().withStatus(500).withBody("{\"errorMessages\":[\"Internal error\"]}"));

            assertThatThrownBy(rig::read)
                    .hasMessage("Jira answered 500 to POST /rest/api/3/search/jql after 3 attempts: Internal error");
        }

        @Test
        void badCredentialsAreNotTriedTwiceAndNeverShown() {
            connection.setToken("wrong-token");

            assertThatThrownBy(rig::read)
                    .hasMessage(
                            "Jira answered 401 to POST /rest/api/3/search/jql: Client must be authenticated to access"
                                    + " this resource. Give the e-mail of a Jira user and an API token of that user that has not expired");
            assertThat(jira.calls()).hasSize(1);
        }

        @Test
        void aQueryThatJiraRefusesIsNamed() {
            jira.fault(WireMock.aResponse()
                    .withStatus(400)
                    .withBody("{\"errorMessages\":[\"Field 'x' does not exist.\"],\"errors\":{}}"));

            assertThatThrownBy(rig::read).hasMessageContaining("Field 'x' does not exist. Is the jql one");
        }

        @Test
        void aZoneThatJiraDoesNotTellHasToBeGiven() {
            rig.watermark(OffsetDateTime.parse("2025-06-01T09:00:00Z"));
            jira.fault(WireMock.aResponse().withBody("{\"accountId\":\"a1\"}"));

            assertThatThrownBy(rig::read).hasMessageContaining("set zone of the source");
        }
    }

    @Nested
    class Parameters {
        @ParameterizedTest
        @CsvSource({
            "jql, project = SUP order  by rank, has an ORDER BY",
            "zone, Berlin, zone 'Berlin' is unknown",
            "baseUrl, acme.atlassian.net, baseUrl 'acme.atlassian.net' is no address",
            "site, acme, site 'acme' is no address",
            "overlap, 5m, overlap '5m' is no ISO-8601 duration"
        })
        void areCheckedAtTheStart(String parameter, String value, String message) {
            rig.set(parameter, value);

            assertThatThrownBy(rig::read).hasStackTraceContaining(message);
        }
    }
}
