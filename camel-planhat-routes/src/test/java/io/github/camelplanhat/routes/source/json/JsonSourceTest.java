/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.json;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;

import io.github.camelplanhat.routes.source.SourceRig;
import io.github.camelplanhat.routes.source.VendorStub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonSourceTest {
    private final Desk desk = new Desk();
    private final SourceRig rig = new SourceRig("planhat-json-source");
    private final JsonConnection connection = new JsonConnection();

    /** A help desk of nobody's, with a key in a header and two records a page. */
    private static final class Desk extends VendorStub {
        final List<Map<String, Object>> tickets = new ArrayList<>();
        /** How an answer tells of the next page. */
        String next = "%s";

        @Override
        protected ResponseDefinition answer(Request request) throws JsonProcessingException {
            if (!"test-key".equals(request.getHeader("X-Api-Key"))) {
                return json(401, Map.of("message", "Unknown key"));
            }
            int from = request.queryParameter("page").isPresent()
                            && !request.queryParameter("page").firstValue().isEmpty()
                    ? Integer.parseInt(request.queryParameter("page").firstValue())
                    : 0;
            int to = Math.min(tickets.size(), from + 2);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("tickets", tickets.subList(from, to));
            body.put("next", to < tickets.size() ? next.formatted(to) : null);
            return json(200, body);
        }
    }

    @BeforeEach
    void prepare() {
        connection.setHeader("X-Api-Key");
        connection.setSecret("test-key");
        rig.main.bind("json", connection);
        rig.set("baseUrl", desk.url())
                .set("path", "/api/tickets")
                .set("query", "since=${variable.since}&page=${variable.page}")
                .set("rows", "$.tickets[*]")
                .set("next", "$.next")
                .set("changed", "meta.updated")
                .set("callsPerSecond", 10_000)
                .set("retryDelay", 1)
                .set("maxRetries", 1);
        for (int id = 1; id <= 5; id++) {
            desk.tickets.add(Map.of("id", id, "meta", Map.of("updated", "2025-06-01T10:00:00+02:00")));
        }
    }

    @AfterEach
    void stop() {
        rig.close();
        desk.close();
    }

    private List<Object> ids() throws Exception {
        List<Object> ids = new ArrayList<>();
        rig.read(row -> ids.add(row.get("id")));
        return ids;
    }

    @Test
    void pagesAreFoundByTheirTokens() throws Exception {
        rig.watermark(OffsetDateTime.parse("2025-06-01T10:00:00Z"));

        assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
        assertThat(desk.calls())
                .extracting(c -> c.getUrl())
                .containsExactly(
                        "/api/tickets?since=2025-06-01T09:55:00Z&page=",
                        "/api/tickets?since=2025-06-01T09:55:00Z&page=2",
                        "/api/tickets?since=2025-06-01T09:55:00Z&page=4");
    }

    @Test
    void theFirstPageMayHaveANumber() throws Exception {
        rig.set("firstPage", "2");

        assertThat(ids()).containsExactly(3, 4, 5);
    }

    @Test
    void pagesAreFoundByTheirAddresses() throws Exception {
        desk.next = desk.url() + "/api/tickets?page=%s";

        assertThat(ids()).hasSize(5);
        assertThat(desk.calls().get(2).getUrl()).isEqualTo("/api/tickets?page=4");
    }

    @Test
    void noOtherServerGetsTheCredentials() {
        desk.next = "https://elsewhere.example/api/tickets?page=%s";

        assertThatThrownBy(rig::read).hasMessageContaining("said to be at elsewhere.example");
    }

    @Test
    void aPageThatLeadsBackFails() {
        desk.next = "0";

        assertThatThrownBy(rig::read).hasMessageContaining("leads back to a page");
    }

    @Test
    void rowsSayWhenTheyChanged() throws Exception {
        assertThat(rig.read().get(0)).containsEntry("watermark", OffsetDateTime.parse("2025-06-01T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "1748764800, 2025-06-01T08:00:00Z",
        "1748764800123, 2025-06-01T08:00:00.123Z",
        "1999999999, 2026-01-01T12:00:00Z"
    })
    void timesMayBeNumbers(long number, OffsetDateTime time) throws Exception {
        desk.tickets.clear();
        desk.tickets.add(Map.of("meta", Map.of("updated", number)));

        assertThat(rig.read().get(0)).as("never later than the first answer").containsEntry("watermark", time);
    }

    @Test
    void oneCallIsEnoughWithoutPages() throws Exception {
        rig.unset("next").unset("query").unset("changed");

        assertThat(rig.read()).hasSize(2).allSatisfy(r -> assertThat(r).doesNotContainKey("watermark"));
        assertThat(desk.calls()).hasSize(1);
    }

    @Test
    void anAnswerMayBeAListOfRows() throws Exception {
        rig.unset("next").unset("rows");
        desk.fault(WireMock.aResponse().withBody("[{\"id\": 1}, {\"id\": 2}]"));

        assertThat(ids()).containsExactly(1, 2);
    }

    @Test
    void anEmptyDeskHasNoRows() throws Exception {
        desk.tickets.clear();

        assertThat(rig.read()).isEmpty();
    }

    @Test
    void limitsAndErrorsPassBy() throws Exception {
        desk.fault(WireMock.aResponse().withStatus(429).withHeader("Retry-After", "0"));

        assertThat(ids()).hasSize(5);
    }

    @Test
    void anErrorThatStaysFails() {
        desk.failAfter(1, WireMock.aResponse().withStatus(500).withBody("{\"detail\":\"Down\"}"));

        assertThatThrownBy(rig::read).hasMessage("The server answered 500 to GET /api/tickets after 2 attempts: Down");
    }

    @Test
    void badCredentialsAreNeverShown() {
        connection.setSecret("wrong-key");

        assertThatThrownBy(rig::read)
                .hasMessageContaining("answered 401")
                .hasMessageContaining("Unknown key. Are the credentials")
                .hasMessageNotContaining("wrong-key");
    }

    @ParameterizedTest
    @CsvSource({
        "rows, $.data[*], has nothing at",
        "rows, $.tickets[*].id, the rows are no objects",
        "rows, $.[, is no JSONPath",
        "path, api, path 'api' does not begin with a slash",
        "baseUrl, https://desk.example/api, is no address of a server",
        "changed, id.x.y, "
    })
    void parametersThatDoNotFitAreNamed(String parameter, String value, String message) throws Exception {
        rig.set(parameter, value);

        if (message == null) {
            assertThat(rig.read().get(0)).containsEntry("watermark", null);
        } else {
            assertThatThrownBy(rig::read).hasStackTraceContaining(message);
        }
    }
}
