/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.source.RestCall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers that the real API gives rarely, or never should. */
class HubSpotPagesTest {
    private final List<RestCall> calls = new ArrayList<>();
    private final HubSpotObject contacts = HubSpotObject.of("contacts").with("email");

    /** Answers with these bodies, one after the other. */
    private HubSpotApi api(String... bodies) {
        return call -> {
            calls.add(call);
            try {
                return new HubSpotAnswer(
                        new ObjectMapper().readValue(bodies[calls.size() - 1], new TypeReference<>() {}),
                        Instant.EPOCH);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    void aSearchThatIsOutOfOrderStops() {
        Pages pages = new SearchPages(
                api("{\"results\": [{\"id\": \"9\"}, {\"id\": \"10\"}, {\"id\": \"2\"}]}"), contacts, Instant.EPOCH);

        assertThatThrownBy(pages::next).hasMessageContaining("not in the order of ids: 2 came after 10");
    }

    @Test
    void aSearchGoesOnBehindTheLastId() {
        Pages pages = new SearchPages(
                api(
                        "{\"results\": [{\"id\": \"9\"}, {\"id\": \"10\"}], \"paging\": {\"next\": {\"after\": \"2\"}}}",
                        "{\"results\": []}"),
                contacts,
                Instant.EPOCH);

        assertThat(pages.next().results()).hasSize(2);
        assertThat(pages.next().results()).isEmpty();
        assertThat(pages.next()).isNull();
        assertThat(calls.get(1).body())
                .contains("\"hs_object_id\"", "\"GT\"", "\"10\"")
                .doesNotContain("\"after\"");
    }

    @Test
    void aListThatDoesNotGoOnStops() {
        String page = "{\"results\": [{\"id\": \"1\"}], \"paging\": {\"next\": {\"after\": \"1\"}}}";
        Pages pages = new ListPages(api(page, page), contacts);
        pages.next();

        assertThatThrownBy(pages::next).hasMessageContaining("does not go on behind after=1");
    }

    @Test
    void furtherPagesOfAssociationsAreReadToo() {
        List<Map<String, Object>> rows = List.of(row("1"), row("2"));
        new Companies(
                        api(
                                "{\"results\": [{\"from\": {\"id\": \"1\"}, \"to\": [{\"toObjectId\": 70}], \"paging\": {\"next\": "
                                        + "{\"after\": \"70\"}}}, {\"from\": {\"id\": \"2\"}, \"to\": [{\"toObjectId\": 80}]}]}",
                                "{\"results\": [{\"from\": {\"id\": \"1\"}, \"to\": [{\"toObjectId\": 71, \"associationTypes\": "
                                        + "[{\"category\": \"HUBSPOT_DEFINED\", \"typeId\": 1, \"label\": null}]}]}]}"),
                        contacts)
                .addTo(rows);

        assertThat(calls.get(1).body()).contains("\"after\":\"70\"").doesNotContain("\"2\"");
        assertThat(rows.get(0)).containsEntry("companyId", "71").containsEntry("companyIds", List.of("70", "71"));
        assertThat(rows.get(1)).containsEntry("companyId", "80");
    }

    @Test
    void aUsersOwnLabelMakesNoCompanyPrimary() {
        List<Map<String, Object>> rows = List.of(row("1"));
        new Companies(
                        api(
                                "{\"results\": [{\"from\": {\"id\": \"1\"}, \"to\": [{\"toObjectId\": 70, \"associationTypes\": "
                                        + "[{\"category\": \"USER_DEFINED\", \"typeId\": 1, \"label\": \"Primary\"}]}, {\"toObjectId\": 71}]}]}"),
                        contacts)
                .addTo(rows);

        assertThat(rows.get(0)).containsEntry("companyId", null);
    }

    @Test
    void associationsThatCannotBeReadStop() {
        Companies companies = new Companies(
                api(
                        "{\"results\": [], \"errors\": [{\"subCategory\": \"crm.associations.FORBIDDEN\", \"message\": \"no access\"}]}"),
                contacts);

        assertThatThrownBy(() -> companies.addTo(List.of(row("1"))))
                .hasMessageContaining("companies of some contacts: no access");
    }

    private static Map<String, Object> row(String id) {
        return new LinkedHashMap<>(Map.of("id", id));
    }
}
