/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;

import io.github.camelplanhat.routes.source.RestException;
import io.github.camelplanhat.routes.source.SourceRig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HubSpotSourceTest {
    private static final String CONTACTS = "/crm/v3/objects/contacts";
    private static final String SEARCH = CONTACTS + "/search";
    private static final String ASSOCIATIONS = "/crm/v4/associations/contacts/companies/batch/read";
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2025-12-31T12:00:00Z");

    private final HubSpotStub hubspot = new HubSpotStub();
    private final SourceRig rig = new SourceRig("planhat-hubspot-source");

    @BeforeEach
    void prepare() {
        HubSpotConnection connection = new HubSpotConnection();
        connection.setAccessToken(HubSpotStub.TOKEN);
        rig.main.bind("hubspot", connection);
        rig.set("object", "contacts")
                .set("properties", "email,firstname")
                .set("baseUrl", hubspot.url())
                .set("callsPerSecond", 10_000)
                .set("retryDelay", 1)
                .set("maxRetries", 2);
    }

    @AfterEach
    void stop() {
        rig.close();
        hubspot.close();
    }

    private void contact(long id, String modified) {
        hubspot.record(id, "lastmodifieddate", modified, "email", id + "@example.com", "firstname", null);
    }

    private void contacts(int from, int to, String modified) {
        for (int id = from; id <= to; id++) {
            contact(id, modified);
        }
    }

    private Set<Object> ids() throws Exception {
        List<Object> ids = new ArrayList<>();
        rig.read(row -> ids.add(row.get("id")));
        assertThat(ids).doesNotHaveDuplicates();
        return new LinkedHashSet<>(ids);
    }

    private JsonNode search(int index) throws Exception {
        return new ObjectMapper().readTree(hubspot.calls(SEARCH).get(index).getBodyAsString());
    }

    @Nested
    class WithoutAWatermark {
        @Test
        void everythingIsListed() throws Exception {
            contacts(1, 250, "2025-01-01T00:00:00Z");

            assertThat(ids()).hasSize(250);
            assertThat(hubspot.calls(CONTACTS)).hasSize(3);
            assertThat(hubspot.calls(CONTACTS).get(1).getUrl())
                    .contains("limit=100", "after=101", "properties=email%2Cfirstname%2Clastmodifieddate");
        }

        @Test
        void aFirstRunListsEverythingToo() throws Exception {
            contacts(1, 3, "2025-01-01T00:00:00Z");
            rig.watermark(java.sql.Timestamp.from(Instant.EPOCH));

            assertThat(ids()).hasSize(3);
            assertThat(hubspot.calls(SEARCH)).isEmpty();
        }

        @Test
        void anEmptyAccountHasNoRows() throws Exception {
            assertThat(rig.read()).isEmpty();
            assertThat(hubspot.calls()).as("nothing to ask associations for").isEqualTo(1);
        }

        @Test
        void pagesAreReadWhenTheyAreNeeded() throws Exception {
            contacts(1, 250, "2025-01-01T00:00:00Z");
            List<Integer> calls = new ArrayList<>();

            rig.read(row -> calls.add(hubspot.calls(CONTACTS).size()));

            assertThat(calls.get(0)).isEqualTo(1);
            assertThat(calls.get(249)).isEqualTo(3);
        }
    }

    @Nested
    class WithAWatermark {
        @Test
        void onlyWhatChangedSinceIsSearched() throws Exception {
            contact(1, "2025-12-31T11:54:59.999Z");
            contact(2, "2025-12-31T11:55:00Z");
            contact(3, "2025-12-31T12:00:00.001Z");
            rig.watermark(NOON);

            assertThat(ids()).as("with an overlap of five minutes").containsExactly("2", "3");
            JsonNode filter = search(0).at("/filterGroups/0/filters/0");
            assertThat(filter.path("propertyName").asText()).isEqualTo("lastmodifieddate");
            assertThat(filter.path("value").asText())
                    .isEqualTo(String.valueOf(NOON.minusMinutes(5).toInstant().toEpochMilli()));
        }

        @Test
        void theWallOfTenThousandIsNeverMet() throws Exception {
            contacts(1, 12_345, "2025-12-31T13:00:00Z");
            rig.watermark(NOON).set("company", false);

            assertThat(ids()).hasSize(12_345);
            assertThat(hubspot.calls(SEARCH)).hasSize(62).allSatisfy(call -> assertThat(call.getBodyAsString())
                    .doesNotContain("\"after\""));
        }

        @Test
        void recordsThatChangeWhileTheyAreReadHideNoOthers() throws Exception {
            contacts(1, 600, "2025-12-31T13:00:00Z");
            hubspot.afterPage(() -> contact(50, "2025-12-31T14:00:00Z"));
            rig.watermark(NOON);

            assertThat(ids()).hasSize(600);
        }

        @Test
        void theNextWatermarkIsNeverLaterThanTheFirstAnswer() throws Exception {
            contact(1, "2026-01-01T11:59:59Z");
            contact(2, "2026-01-01T12:00:07Z");
            hubspot.date("Thu, 01 Jan 2026 12:00:00 GMT");
            rig.watermark(NOON);

            assertThat(rig.read())
                    .extracting(row -> row.get("watermark"))
                    .containsExactly(
                            OffsetDateTime.parse("2026-01-01T11:59:59Z"), OffsetDateTime.parse("2026-01-01T12:00:00Z"));
        }

        @Test
        void companiesAreSearchedByTheirOwnProperty() throws Exception {
            hubspot.record(7, "hs_lastmodifieddate", "2026-01-01T00:00:00Z", "name", "Acme", "domain", "acme.example");
            rig.set("object", "companies").set("properties", "name, domain").watermark(NOON);

            assertThat(rig.read()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("id", "7")
                    .containsEntry("name", "Acme")
                    .doesNotContainKey("companyId"));
        }
    }

    @Nested
    class Associations {
        @Test
        void tellThePrimaryCompany() throws Exception {
            contacts(1, 4, "2025-01-01T00:00:00Z");
            hubspot.company("1", 70, 279).company("1", 71, 1, 279);
            hubspot.company("2", 72, 279);
            hubspot.company("3", 73, 279).company("3", 74, 279);

            List<Map<String, Object>> rows = rig.read();

            assertThat(rows).extracting(row -> row.get("companyId")).containsExactly("71", "72", null, null);
            assertThat(rows)
                    .extracting(row -> row.get("companyIds"))
                    .containsExactly(List.of("70", "71"), List.of("72"), List.of("73", "74"), List.of());
        }

        @Test
        void costOneCallAPage() throws Exception {
            contacts(1, 150, "2025-01-01T00:00:00Z");

            assertThat(rig.read()).hasSize(150);
            assertThat(hubspot.calls(ASSOCIATIONS)).hasSize(2);
        }

        @Test
        void canBeLeftOut() throws Exception {
            contact(1, "2025-01-01T00:00:00Z");
            rig.set("company", false);

            assertThat(rig.read()).singleElement().satisfies(row -> assertThat(row)
                    .doesNotContainKey("companyId"));
            assertThat(hubspot.calls(ASSOCIATIONS)).isEmpty();
        }
    }

    @Nested
    class Failures {
        private ResponseDefinitionBuilder error(int status, String body) {
            return WireMock.aResponse()
                    .withStatus(status)
                    .withHeader("Retry-After", "0")
                    .withBody(body);
        }

        @ParameterizedTest
        @CsvSource({"429", "500", "502", "503"})
        void passBy(int status) throws Exception {
            contact(1, "2025-01-01T00:00:00Z");
            String limit = "{\"status\":\"error\",\"message\":\"You have reached your ten_secondly_rolling limit.\","
                    + "\"errorType\":\"RATE_LIMIT\",\"policyName\":\"TEN_SECONDLY_ROLLING\"}";
            hubspot.fault(error(status, limit), error(status, limit));

            assertThat(ids()).containsExactly("1");
            assertThat(hubspot.calls(CONTACTS)).hasSize(3);
        }

        @Test
        void stopTheReadingWhenTheyDoNotPassBy() {
            hubspot.fault(error(502, "<html>"), error(502, "<html>"), error(502, "<html>"));

            assertThatThrownBy(rig::read)
                    .isInstanceOf(RestException.class)
                    .hasMessage("HubSpot answered 502 to GET /crm/v3/objects/contacts after 3 attempts: <html>");
        }

        @Test
        void stopTheReadingAtOnceWhereTheTokenIsWrong() {
            HubSpotConnection wrong = new HubSpotConnection();
            wrong.setAccessToken("test-token-that-is-wrong");
            rig.main.bind("other", wrong);
            rig.set("connection", "other");

            assertThatThrownBy(rig::read)
                    .hasMessageStartingWith(
                            "HubSpot answered 401 to GET /crm/v3/objects/contacts: Authentication credentials not found.")
                    .hasMessageContaining("private app")
                    .hasMessageNotContaining("test-token");
            assertThat(hubspot.calls()).isEqualTo(1);
        }

        @Test
        void stopTheReadingAtOnceWhereTheDayIsUsedUp() {
            hubspot.fault(error(429, "{\"message\":\"You have reached your daily limit.\",\"policyName\":\"DAILY\"}"));

            assertThatThrownBy(rig::read).hasMessageContaining("calls of this day are used up");
            assertThat(hubspot.calls()).isEqualTo(1);
        }

        @Test
        void includeConnectionsThatBreak() throws Exception {
            contact(1, "2025-01-01T00:00:00Z");
            hubspot.fault(
                    WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                    WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));

            assertThat(ids()).containsExactly("1");
        }

        @Test
        void includeAnswersThatAreNoJson() {
            hubspot.fault(WireMock.aResponse().withBody("<html>maintenance</html>"));

            assertThatThrownBy(rig::read).hasMessageContaining("answer to GET /crm/v3/objects/contacts cannot be used");
        }

        @Test
        void inTheMiddleLeaveTheRowsBefore() throws Exception {
            contacts(1, 150, "2025-01-01T00:00:00Z");
            rig.set("company", false);
            List<Object> seen = new ArrayList<>();

            assertThatThrownBy(() -> rig.read(row -> {
                        if (seen.isEmpty()) {
                            hubspot.fault(
                                    error(403, "{\"message\":\"This app hasn't been granted all required scopes\"}"));
                        }
                        seen.add(row);
                    }))
                    .hasMessageContaining("403")
                    .hasMessageContaining("scopes that reading this object needs");
            assertThat(seen).hasSize(100);
        }
    }

    @Nested
    class Parameters {
        @ParameterizedTest
        @CsvSource({
            "object, ../owners, object '../owners' is none",
            "overlap, five, overlap 'five' is no",
            "connection, hubpsot, hubpsot"
        })
        void thatAreWrongStopTheStart(String parameter, String value, String message) {
            rig.set(parameter, value);

            assertThatThrownBy(rig::read).hasStackTraceContaining(message);
        }

        @Test
        void aTokenThatIsMissingStopsTheStart() {
            rig.main.bind("empty", new HubSpotConnection());
            rig.set("connection", "empty");

            assertThatThrownBy(rig::read).hasStackTraceContaining("camel.beans.hubspot.access-token");
        }
    }
}
